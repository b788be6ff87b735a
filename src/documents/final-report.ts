import type { Edition } from '#src/definition/edition-bundle.ts';
import { densePage, type LetterDocument, type LetterPart, type LetterSection } from './letter.ts';
import type { ListTable } from './list-table.ts';
import { listParts } from './list-table.ts';
import { titleLines } from './letter-words.ts';
import { printable } from './printable.ts';

/** One chapter of a report: paragraphs, then tables. */
export interface ReportChapter {
  readonly title: string;
  readonly paras: readonly string[];
  readonly tables: readonly ListTable[];
}
/** The final report of an edition (评审工作总结报告) as it is printed. */
export interface FinalReportPrint {
  readonly edition: Edition;
  readonly chapters: readonly ReportChapter[];
  /** The day its numbers are of, as ISO. */
  readonly date: string;
  /** Nothing was conferred yet: numbers may still change. */
  readonly provisional: boolean;
}

const unconfirmed = '待主办单位确认';
/** What stands behind a value that the office has not confirmed: it is never shown as the award's own rule. */
export const toConfirm = (flag: boolean | undefined): string => (flag === true ? `（${unconfirmed}）` : '');

const numerals = '一二三四五六七八九十';
const para = (text: string, look: 'body' | 'flush' | 'small' | 'first' | 'center'): LetterPart => ({
  p: 'para',
  text: printable(text),
  look,
});

/** Title, what its numbers are of, and the chapters in their order. */
export function finalReportPrint(report: FinalReportPrint): LetterDocument {
  const { edition, chapters, date, provisional } = report;
  const title = `${edition.file.title.zh}评审工作总结报告${provisional ? '（阶段稿）' : ''}`;
  const notes = [
    `本报告的数字全部取自评审系统的记录，统计截至${date}。`,
    ...(provisional ? ['表彰尚未完成，数字还会变化。'] : []),
    ...(JSON.stringify(chapters).includes(unconfirmed)
      ? [`标有“${unconfirmed}”的阶段、权重、人数、分数线、期限、名额和表决规则是演示用值，不是本奖项的正式规定。`]
      : []),
  ];
  const head: LetterPart[] = [
    { p: 'title', lines: titleLines(title, 20) },
    ...notes.map((text) => para(text, 'small')),
  ];
  const sections: LetterSection[] = [
    { parts: [...head, ...chapters.flatMap((chapter, index) => ofChapter(chapter, index))] },
  ];
  return {
    id: 'final-report',
    title,
    author: edition.call.issuer.zh,
    date,
    layout: 'sheet',
    head: null,
    size: 12,
    fit: false,
    page: densePage,
    sections,
  };
}

const ofChapter = ({ title, paras, tables }: ReportChapter, index: number): LetterPart[] => [
  para(`${numerals[index] ?? index + 1}、${title}`, 'first'),
  ...paras.map((text) => para(text, 'body')),
  ...tables.flatMap((table): LetterPart[] => [{ p: 'caption', text: printable(table.title) }, ...listParts(table)]),
];
