import type { Clause, Report } from '#src/definition/edition.ts';
import type { ReportContent } from '../answers.ts';
import type { Finding } from '../field-type.ts';
import { pointer } from '../pointer.ts';
import type { Situation } from './situation.ts';

/** Reports that are missing, too long, not confirmed, or whose required clauses have no page (X4). */
export function checkReports({ definition, data }: Situation): readonly Finding[] {
  return definition.reports.flatMap((report) => {
    const content = data.reports[report.id];
    if (content === undefined) return report.required ? [missing(report)] : [];
    return [...limitFindings(report, content), ...clauseFindings(report, content, definition.clauses[report.id] ?? [])];
  });
}

const ruleOf = (report: Report): string => report.rule ?? 'M4';

function tell(
  report: Report,
  rule: string,
  severity: Finding['severity'],
  steps: readonly string[],
  zh: string,
  en: string,
): Finding {
  return {
    rule,
    severity,
    path: pointer('reports', report.id, ...steps),
    message: { zh: `《${report.title.zh}》${zh}`, en: `${report.title.en}: ${en}` },
  };
}

function missing(report: Report): Finding {
  return tell(report, ruleOf(report), 'error', [], '尚未提供。请上传 PDF。', 'Not supplied yet. Upload it as PDF.');
}

function limitFindings(report: Report, content: ReportContent): readonly Finding[] {
  if (report.limit === undefined) return [];
  const { max, hard, rule = ruleOf(report) } = report.limit;
  const counted = content.countedCharacters ?? content.declaredCharacters;
  if (counted === undefined) {
    return [
      tell(
        report,
        rule,
        'error',
        ['declaredCharacters'],
        `的 PDF 里没有文字，无法统计字数。请填写字数（不超过 ${max} 字）。`,
        `the PDF holds no text to count. Declare its number of characters (at most ${max}).`,
      ),
    ];
  }
  if (counted <= max) return [];
  const zh = content.countedCharacters === undefined ? '申报人填报' : '按 PDF 文字统计，不含页眉页码';
  const en = content.countedCharacters === undefined ? 'as declared' : 'counted from the PDF without heads and folios';
  return [
    tell(
      report,
      rule,
      hard ? 'error' : 'warning',
      [],
      `共 ${counted} 字（${zh}），超过 ${max} 字。请删减。`,
      `${counted} characters (${en}), more than ${max}. Shorten it.`,
    ),
  ];
}

function clauseFindings(report: Report, content: ReportContent, clauses: readonly Clause[]): readonly Finding[] {
  const findings: Finding[] = [];
  const without = clauses.filter((clause) => clause.required && content.pages[clause.id] === undefined);
  for (const clause of without) {
    findings.push(
      tell(
        report,
        ruleOf(report),
        'error',
        ['pages', clause.id],
        `没有“${clause.id} ${clause.title.zh}”的页码。请在条款页码对照表中填写。`,
        `clause ${clause.id} ${clause.title.en} has no page. Fill it in in the table of clauses.`,
      ),
    );
  }
  for (const [id, page] of Object.entries(content.pages)) {
    if (page <= content.pageCount && clauses.some((clause) => clause.id === id)) continue;
    findings.push(
      tell(
        report,
        ruleOf(report),
        'error',
        ['pages', id],
        `条款“${id}”的第 ${page} 页不在报告内（共 ${content.pageCount} 页）。请改正。`,
        `page ${page} of clause ${id} is not in the report of ${content.pageCount} pages. Mend it.`,
      ),
    );
  }
  if (!content.confirmed)
    findings.push(
      tell(
        report,
        'X4',
        'error',
        ['confirmed'],
        '的条款页码对照表尚未核对。请核对后勾选“对照表已核对”。',
        'the table of clauses is not confirmed. Check it and confirm.',
      ),
    );
  return findings;
}
