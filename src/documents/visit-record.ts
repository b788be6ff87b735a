import type { Edition } from '#src/definition/edition-bundle.ts';
import type { ScoredSet } from '#src/domain/scoring/scored-items.ts';
import type { Consent, Verdict } from '#src/domain/visit/visit-path.ts';
import type { VisitMeetingRecord, VisitRecord } from '#src/domain/visit/visit-record.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { densePage, type LetterCell, type LetterDocument, type LetterPart } from './letter.ts';
import { dayWords, titleLines } from './letter-words.ts';
import { printable } from './printable.ts';

/** The record of a site visit as it is printed to be signed. */
export interface VisitPrint {
  readonly edition: Edition;
  readonly stage: string;
  readonly applicant: string;
  readonly number: string | null;
  readonly members: readonly { readonly name: string; readonly lead: boolean }[];
  readonly record: VisitRecord;
  readonly set: ScoredSet;
  readonly digest: string;
  readonly at: Date;
}

/** Millimetres of a line to sign on. */
const signHeight = 14;
const dash = '—';
const verdictWords: Readonly<Record<Verdict, string>> = {
  confirmed: '属实',
  partly: '部分属实',
  refuted: '不属实',
  unchecked: '未能核实',
};
const consentWords: Readonly<Record<Consent, string>> = { written: '书面同意', spoken: '口头同意' };

const cell = (text: string, role: LetterCell['role'], more: Partial<LetterCell> = {}): LetterCell => ({
  text: printable(text.trim() === '' && role === 'value' ? dash : text),
  role,
  span: 1,
  align: role === 'head' ? 'center' : 'left',
  ...more,
});
const para = (text: string, look: 'body' | 'flush' | 'small' | 'first'): LetterPart => ({
  p: 'para',
  text: printable(text),
  look,
});
const day = (text: string): string => (text.trim() === '' ? dash : dayWords(text));
const paragraphs = (text: string): LetterPart[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => para(line, 'body'));

/** A heading and a table under it; a line that says there is none where it has no rows. */
function table(
  caption: string,
  columns: readonly number[],
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): LetterPart[] {
  if (rows.length === 0) return [{ p: 'caption', text: caption }, para('无。', 'flush')];
  return [
    { p: 'caption', text: caption },
    {
      p: 'table',
      columns,
      head: 1,
      size: 10,
      rows: [heads.map((text) => cell(text, 'head')), ...rows.map((row) => row.map((text) => cell(text, 'value')))],
    },
  ];
}

/** Facts, both meetings, plan, issues with their verdicts, logs, photographs with their consent, report, and who signs. */
export function visitPrint(print: VisitPrint): LetterDocument {
  const { edition, applicant, record, digest, at } = print;
  const { file, call } = edition;
  const title = `${print.stage}记录`;
  return {
    id: 'visit-record',
    title: `${applicant}${title}`,
    author: call.issuer.zh,
    date: dayOf(at, file.timeZone),
    layout: 'sheet',
    head: null,
    size: 12,
    fit: false,
    page: densePage,
    sections: [
      {
        parts: [
          { p: 'title', lines: [...titleLines(file.title.zh, 20), ...titleLines(title, 20)] },
          ...factsPart(print),
          ...planPart(record),
          ...issuesPart(record),
          ...logsPart(record),
          ...photosPart(record),
          ...reportPart(print),
          ...signPart(print),
          para('本记录摘要（SHA-256）：', 'small'),
          para(digest, 'small'),
        ],
      },
    ],
  };
}

function factsPart({ applicant, number, members, record }: VisitPrint): LetterPart[] {
  const row = (label: string, value: string): LetterCell[] => [cell(label, 'label'), cell(value, 'value')];
  const meeting = (label: string, { day: on, present, remarks }: VisitMeetingRecord): LetterCell[][] => [
    row(label, day(on)),
    row('出席人员', present),
    ...(remarks.trim() === '' ? [] : [row('会议记录', remarks)]),
  ];
  return [
    {
      p: 'table',
      columns: [32, 134],
      head: 0,
      size: 10,
      rows: [
        row('申报人', number === null ? applicant : `${applicant}（${number}）`),
        row('评审组', members.map(({ name, lead }) => (lead ? `${name}（组长）` : name)).join('、')),
        ...meeting('首次会议', record.opening),
        ...meeting('末次会议', record.closing),
      ],
    },
  ];
}

const planPart = ({ plan }: VisitRecord): LetterPart[] =>
  table(
    '一、行程',
    [34, 26, 36, 32, 38],
    ['日期', '时间', '地点', '人员', '内容'],
    plan.map((one) => [
      day(one.day),
      [one.from, one.to].filter((time) => time !== '').join('—'),
      one.place,
      one.who,
      one.what,
    ]),
  );

const issuesPart = ({ issues }: VisitRecord): LetterPart[] =>
  table(
    '二、核实事项',
    [18, 50, 72, 26],
    ['条款', '须核实', '核实情况', '结论'],
    issues.map((one) => [
      one.item,
      one.quote.trim() === '' ? one.verify : `${one.verify}\n（材料原文：${one.quote.trim()}）`,
      one.found,
      one.judged === null ? '' : verdictWords[one.judged],
    ]),
  );

const logsPart = ({ documents, interviews, requests }: VisitRecord): LetterPart[] => [
  ...table(
    '三、查阅资料',
    [60, 36, 70],
    ['资料名称', '编号或存放处', '说明'],
    documents.map((one) => [one.title, one.mark, one.remark]),
  ),
  ...table(
    '四、访谈',
    [34, 42, 90],
    ['日期', '访谈对象（岗位）', '内容'],
    interviews.map((one) => [day(one.day), one.role, one.what]),
  ),
  ...table(
    '五、要求提供的材料',
    [52, 32, 50, 32],
    ['要求', '期限', '答复', '答复日期'],
    requests.map((one) => [
      one.askedOn === '' ? one.asked : `${one.asked}（${dayWords(one.askedOn)}提出）`,
      day(one.due),
      one.answered,
      day(one.answeredOn),
    ]),
  ),
];

/** Only photographs that lie in the record; the first digits of a file's digest tell which it is. */
const photosPart = ({ photos }: VisitRecord): LetterPart[] =>
  table(
    '六、照片',
    [54, 34, 44, 34],
    ['说明', '拍摄日期', '同意', '文件摘要'],
    photos
      .filter((one) => one.file !== '')
      .map((one) => [
        one.caption,
        day(one.day),
        `${one.consentBy}${one.how === null ? '' : `（${consentWords[one.how]}）`}`,
        one.file.slice(0, 16),
      ]),
  );

function reportPart({ record, set }: VisitPrint): LetterPart[] {
  const categories = set.categories.flatMap(({ clause, title }) => {
    const words = paragraphs(record.categories[clause] ?? '');
    return words.length === 0 ? [] : [para(`${clause} ${title.zh}`, 'first'), ...words];
  });
  return [
    { p: 'caption', text: '七、现场评审报告' },
    ...categories,
    ...(categories.length === 0 ? [] : [para('总体评价', 'first')]),
    ...paragraphs(record.report),
  ];
}

function signPart({ members }: VisitPrint): LetterPart[] {
  const line = (label: string): LetterCell[] => [
    cell(label, 'label'),
    cell(' ', 'head', { height: signHeight, foot: '签字' }),
    cell(' ', 'head', { foot: '　　年　　月　　日' }),
  ];
  return [
    { p: 'caption', text: '签字' },
    {
      p: 'table',
      columns: [56, 64, 46],
      head: 0,
      size: 10,
      rows: [...members.map(({ name, lead }) => line(lead ? `组长　${name}` : `组员　${name}`)), line('申报人代表')],
    },
  ];
}
