import type { Edition } from '#src/definition/edition-bundle.ts';
import type { FeedbackItem, FeedbackReport } from '#src/domain/feedback/report.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { densePage, type LetterCell, type LetterDocument, type LetterPart } from './letter.ts';
import { titleLines } from './letter-words.ts';
import { printable } from './printable.ts';

/** A feedback report (反馈报告) as it is printed. */
export interface FeedbackPrint {
  readonly edition: Edition;
  readonly applicant: string;
  readonly report: FeedbackReport;
  readonly digest: string;
  readonly releasedAt: Date;
}

const cell = (text: string, role: LetterCell['role'], more: Partial<LetterCell> = {}): LetterCell => ({
  text: printable(text),
  role,
  span: 1,
  align: role === 'value' ? 'left' : 'center',
  ...more,
});
const para = (text: string, look: 'body' | 'flush' | 'small' | 'first'): LetterPart => ({
  p: 'para',
  text: printable(text),
  look,
});

/** Title, the lead's words, a profile of bands over all items, and each category's strengths and opportunities. */
export function feedbackPrint({ edition, applicant, report, digest, releasedAt }: FeedbackPrint): LetterDocument {
  const { file, call } = edition;
  return {
    id: 'feedback-report',
    title: `${applicant}反馈报告`,
    author: call.issuer.zh,
    date: dayOf(releasedAt, file.timeZone),
    layout: 'sheet',
    head: null,
    size: 12,
    fit: false,
    page: densePage,
    sections: [
      {
        parts: [
          { p: 'title', lines: titleLines(`${file.title.zh}评审反馈报告`, 20) },
          para(`申报人：${applicant}`, 'flush'),
          para(`评审阶段：${report.stage.zh}`, 'flush'),
          ...report.summary
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => para(line, 'body')),
          ...profile(report),
        ],
      },
      {
        parts: [
          { p: 'caption', text: '逐项反馈' },
          ...comments(report),
          para('本报告摘要（SHA-256）：', 'small'),
          para(digest, 'small'),
        ],
      },
    ],
  };
}

/** The profile: every item with the band it lies in as a mark on the scale; points where they are shown. Nothing where only comments are. */
function profile(report: FeedbackReport): LetterPart[] {
  if (report.shows === 'comments') return [];
  const most = Math.max(0, ...report.items.map((item) => item.band?.of ?? 0));
  if (most === 0) return [];
  const bands = Array.from({ length: most }, (_, index) => index + 1);
  const points = report.shows === 'points';
  const head = [
    cell('条款', 'head'),
    ...bands.map((band) => cell(`${band}档`, 'head')),
    ...(points ? [cell('得分', 'head')] : []),
  ];
  const rows = report.items.map((item) => [
    cell(`${item.clause} ${item.title.zh}`, 'label', { align: 'left' }),
    ...bands.map((band) => cell(item.band?.number === band ? '●' : '', 'value', { align: 'center' })),
    ...(points ? [cell(item.points ?? '—', 'value', { align: 'center' })] : []),
  ]);
  const total = report.total === null ? [] : [para(`总分：${report.total.points}（满分${report.total.of}）`, 'flush')];
  return [
    { p: 'caption', text: '评分档一览' },
    {
      p: 'table',
      columns: [8, ...bands.map(() => 2), ...(points ? [3] : [])],
      head: 1,
      size: 10,
      rows: [head, ...rows],
    },
    ...total,
  ];
}

/** What the panel says, item by item; that it says nothing where it does not. */
function comments(report: FeedbackReport): LetterPart[] {
  const said = report.categories.flatMap((category) => ofCategory(report, category));
  return said.length === 0 ? [para('评审组没有写逐项评语。', 'body')] : said;
}

function ofCategory(
  report: FeedbackReport,
  { clause, title, items }: FeedbackReport['categories'][number],
): LetterPart[] {
  const own = report.items.filter(
    (item) => items.includes(item.clause) && item.strengths.length + item.opportunities.length > 0,
  );
  if (own.length === 0) return [];
  return [para(`${clause} ${title.zh}`, 'first'), ...own.flatMap(ofItem)];
}

function ofItem({ clause, title, band, strengths, opportunities }: FeedbackItem): LetterPart[] {
  const range = band === null ? '' : `（${band.percents.from}%—${band.percents.to}%）`;
  const listed = (head: string, list: readonly string[]): LetterPart[] =>
    list.length === 0
      ? []
      : [para(`${head}：`, 'flush'), ...list.map((text, index) => para(`${index + 1}．${text}`, 'body'))];
  return [
    para(`${clause} ${title.zh}${range}`, 'flush'),
    ...listed('优势', strengths),
    ...listed('改进空间', opportunities),
  ];
}
