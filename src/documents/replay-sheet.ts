import type { Edition } from '#src/definition/edition-bundle.ts';
import { checkWords } from '#src/domain/replay/words.ts';
import type { Finding } from '#src/domain/replay/finding.ts';
import { findingsIn, type ReplayReport } from '#src/domain/replay/replay.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { densePage, type LetterCell, type LetterDocument, type LetterPart } from './letter.ts';
import { titleLines } from './letter-words.ts';
import { printable } from './printable.ts';

export interface ReplaySheetInput {
  readonly edition: Edition;
  readonly report: ReplayReport;
  /** When it was recomputed. */
  readonly at: Date;
}

/** As many lines as one page holds beside the table; what more there is says `laurel replay --json`. */
const most = { findings: 8, skipped: 6, text: 90 };
const dash = '—';

const cell = (text: string, role: LetterCell['role'], more: Partial<LetterCell> = {}): LetterCell => ({
  text: printable(text),
  role,
  span: 1,
  align: role === 'head' ? 'center' : 'left',
  ...more,
});
const row = (label: string, value: string): readonly LetterCell[] => [cell(label, 'label'), cell(value, 'value')];
const table = (columns: readonly number[], head: number, rows: readonly (readonly LetterCell[])[]): LetterPart => ({
  p: 'table',
  columns,
  head,
  size: 9,
  rows,
});
const caption = (text: string): LetterPart => ({ p: 'caption', text });

/** The one page of a replay: from what, what was recomputed with counts, what does not hold, what could not be checked, and lines to sign. */
export function replaySheet({ edition, report, at }: ReplaySheetInput): LetterDocument {
  const { timeZone, title } = edition.file;
  const wrong = findingsIn(report);
  const format = new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const { manifest, root } = report;
  return {
    id: 'replay-sheet',
    title: `${title.zh}评审重新计算结果`,
    author: edition.call.issuer.zh,
    date: dayOf(at, timeZone),
    layout: 'sheet',
    head: null,
    size: 10.5,
    fit: true,
    page: densePage,
    sections: [
      {
        parts: [
          { p: 'title', lines: [...titleLines(title.zh, 22), '评审重新计算结果'] },
          table([30, 136], 0, [
            row('结论', wrong === 0 ? '全部成立' : `有${wrong}处不成立`),
            row('计算时间', format.format(at)),
            row('数据来源', manifest === null ? '数据库（未经导出）' : `导出清单SHA-256\n${manifest}`),
            row(
              '最新审计根',
              root === null ? dash : `第${root.seq}个，${format.format(new Date(root.at))}\n${root.hash}`,
            ),
          ]),
          caption('重新计算的内容'),
          checksTable(report),
          ...listPart(
            '不成立之处',
            report.checks.flatMap(({ findings }) => findings),
            most.findings,
          ),
          ...listPart(
            '未能核对及原因',
            report.checks.flatMap(({ skipped }) => skipped),
            most.skipped,
          ),
          caption('签字'),
          signTable(report),
        ],
      },
    ],
  };
}

function checksTable({ checks }: ReplayReport): LetterPart {
  const count = (value: number): LetterCell => cell(String(value), 'value', { align: 'center' });
  return table([94, 24, 24, 24], 1, [
    ['项目', '核对数', '不成立', '未核对'].map((text) => cell(text, 'head')),
    ...checks.map(({ check, count: done, findings, skipped }) => [
      cell(checkWords[check].zh, 'value'),
      count(done),
      count(findings.length),
      count(skipped.length),
    ]),
  ]);
}

function listPart(title: string, found: readonly Finding[], room: number): readonly LetterPart[] {
  if (found.length === 0) return [];
  const lines = found.slice(0, room).map(({ file, line, path, zh }) => {
    const place = `${file}${line === null ? '' : `第${line}行`}${path}`;
    const text = `${place}：${zh}`;
    return [cell(text.length > most.text * 2 ? `${text.slice(0, most.text * 2)}…` : text, 'value')];
  });
  const more = found.length - lines.length;
  return [
    caption(title),
    table([166], 0, more === 0 ? lines : [...lines, [cell(`另有${more}处，见“laurel replay --json”。`, 'value')]]),
  ];
}

/** The digest stands over the lines, so that nobody signs a page that is of no export. */
function signTable({ manifest, root }: ReplayReport): LetterPart {
  const place = (text: string, role: LetterCell['role']): LetterCell => cell(text, role, { height: 10 });
  return table([40, 40, 50, 36], 2, [
    [
      cell(manifest === null ? '审计根' : '清单摘要', 'label'),
      cell(manifest ?? root?.hash ?? dash, 'value', { span: 3 }),
    ],
    ['身份', '姓名', '签字', '日期'].map((text) => cell(text, 'head')),
    ...['监督人员', '监督人员', '计算人'].map((role) => [
      place(role, 'label'),
      place('', 'value'),
      place('', 'value'),
      place('', 'value'),
    ]),
  ]);
}
