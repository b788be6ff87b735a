import type { Edition } from '#src/definition/edition-bundle.ts';
import { drawDigest } from '#src/domain/draw/digests.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { failureWords, partyWords, purposeWords } from '#src/domain/draw/words.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { densePage, type LetterCell, type LetterDocument, type LetterPart } from './letter.ts';
import { titleLines } from './letter-words.ts';
import { printable } from './printable.ts';

/** A draw as it is printed to be signed. `names`: the applicants by application, for a sheet printed after the disclosure. */
export interface DrawSheetInput {
  readonly edition: Edition;
  readonly record: DrawRecord;
  readonly names?: Readonly<Record<string, string>>;
}

/** Millimetres of a line to sign on. */
const signHeight = 15;
const dash = '—';

const cell = (text: string, role: LetterCell['role'], more: Partial<LetterCell> = {}): LetterCell => ({
  text: printable(text),
  role,
  span: 1,
  align: role === 'head' ? 'center' : 'left',
  ...more,
});
const row = (label: string, value: string): readonly LetterCell[] => [cell(label, 'label'), cell(value, 'value')];
const table = (
  columns: readonly number[],
  heads: readonly string[],
  rows: readonly (readonly LetterCell[])[],
): LetterPart => ({
  p: 'table',
  columns,
  head: heads.length === 0 ? 0 : 1,
  size: 10,
  rows: [...(heads.length === 0 ? [] : [heads.map((text) => cell(text, 'head'))]), ...rows],
});
const caption = (text: string): LetterPart => ({ p: 'caption', text });

/**
 * The sheet of a draw at any of its stages: what was fixed beforehand, commitments, seeds, public value, order, failed rounds,
 * the record's digest, and lines on which parties and witnesses sign (X8). What is not known yet is a dash.
 */
export function drawSheet({ edition, record, names = {} }: DrawSheetInput): LetterDocument {
  const { timeZone, title } = edition.file;
  const clock = clockIn(timeZone);
  return {
    id: 'draw-sheet',
    title: titleOf(record.title.zh),
    author: edition.call.issuer.zh,
    date: dayOf(new Date(record.drawnAt ?? record.round.openedAt), timeZone),
    layout: 'sheet',
    head: null,
    size: 12,
    fit: false,
    page: densePage,
    sections: [
      {
        parts: [
          {
            p: 'title',
            lines: [...titleLines(title.zh, 20), ...titleLines(titleOf(printable(record.title.zh)), 20)],
          },
          ...fixedPart(record, clock),
          ...partiesPart(record, clock),
          ...failedPart(record, clock),
          ...orderPart(record, names),
          ...signPart(record),
          {
            p: 'para',
            look: 'small',
            text: '任何人凭抽签记录文件即可重新计算本表（laurel draw verify），无需其他资料；记录摘要应与本表一致。',
          },
        ],
      },
    ],
  };
}

/** Writes an instant of the record in the edition's zone; a dash where it did not come. */
type Clock = (instant: string | null) => string;

function clockIn(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  return (instant) => (instant === null ? dash : format.format(new Date(instant)));
}

function fixedPart(record: DrawRecord, clock: Clock): readonly LetterPart[] {
  const { id, purpose, entries, round, drawnAt } = record;
  const { publicValue } = round;
  return [
    table(
      [30, 136],
      [],
      [
        row('抽签编号', id),
        row('用途', purposeWords[purpose].zh),
        row('轮次', `第${round.number}轮，${clock(round.openedAt)}开始，共${entries.length}个抽签代号`),
        row('公开数值', publicValue.name.zh),
        row('数值来源', `${publicValue.source}，${clock(publicValue.knownFrom)}起可知`),
        row('数值', publicValue.value === null ? dash : `${publicValue.value}（${clock(publicValue.enteredAt)}载入）`),
        row('揭示截止', clock(round.revealBy)),
        row('抽签时间', clock(drawnAt)),
        row('记录摘要', drawDigest(record)),
      ],
    ),
  ];
}

function partiesPart({ round }: DrawRecord, clock: Clock): readonly LetterPart[] {
  return [
    caption('承诺和种子'),
    table(
      [30, 136],
      [],
      round.parties.flatMap(({ party, commitment, committedAt, seed, revealedAt, withheld }) => [
        [cell(partyWords(party).zh, 'head', { span: 2 })],
        row('承诺', commitment === null ? dash : `${commitment}\n${clock(committedAt)}`),
        row('种子', seed === null ? dash : `${seed}\n${clock(revealedAt)}`),
        ...(withheld === null ? [] : [row('未按时', `${withheld.noted}\n${clock(withheld.at)}`)]),
      ]),
    ),
  ];
}

function failedPart({ redraws }: DrawRecord, clock: Clock): readonly LetterPart[] {
  if (redraws.length === 0) return [];
  return [
    caption('未成的轮次'),
    table(
      [14, 44, 72, 36],
      ['轮次', '原因', '未按时的一方和情况', '时间'],
      redraws.map(({ number, failed, parties }) => [
        cell(String(number), 'value', { align: 'center' }),
        cell(failureWords[failed.reason].zh, 'value'),
        cell(
          parties
            .flatMap(({ party, withheld }) => (withheld === null ? [] : `${partyWords(party).zh}：${withheld.noted}`))
            .join('\n') || dash,
          'value',
        ),
        cell(clock(failed.at), 'value'),
      ]),
    ),
  ];
}

/** Numbers are those of the entries in the record, so that a sheet of commitments and one of the result can be compared. */
function orderPart({ entries, order, openings }: DrawRecord, names: DrawSheetInput['names']): readonly LetterPart[] {
  const numbers = new Map(entries.map((entry, index) => [entry, index + 1]));
  const applications = new Map(openings?.map(({ entry, application }) => [entry, application]));
  const rows = (order ?? entries).map((entry, index) => {
    const application = applications.get(entry);
    return [
      cell(order === null ? dash : String(index + 1), 'value', { align: 'center' }),
      cell(String(numbers.get(entry) ?? dash), 'value', { align: 'center' }),
      cell(entry, 'value'),
      ...(application === undefined ? [] : [cell(names?.[application] ?? application, 'value')]),
    ];
  });
  return openings === null
    ? [caption(order === null ? '抽签代号' : '抽签结果'), table([16, 16, 134], ['次序', '编号', '抽签代号'], rows)]
    : [caption('抽签结果'), table([14, 14, 92, 46], ['次序', '编号', '抽签代号', '申报人'], rows)];
}

/**
 * A line for each party and each witness; two empty ones for witnesses where none is named. Its head, with the record's digest,
 * stands on each page that it takes: nobody signs a page that is of no draw.
 */
function signPart(record: DrawRecord): readonly LetterPart[] {
  const empty = { role: { zh: '见证人' }, name: '' };
  const signers = [
    ...record.round.parties.map(({ party }) => ({ role: partyWords(party), name: '' })),
    ...(record.witnesses.length === 0 ? [empty, empty] : record.witnesses),
  ];
  const place = (text: string, role: LetterCell['role']): LetterCell => cell(text, role, { height: signHeight });
  return [
    caption('签字'),
    {
      p: 'table',
      columns: [40, 40, 50, 36],
      head: 2,
      size: 10,
      rows: [
        [cell('记录摘要', 'label'), cell(drawDigest(record), 'value', { span: 3 })],
        ['身份', '姓名', '签字', '日期'].map((text) => cell(text, 'head')),
        ...signers.map(({ role, name }) => [
          place(role.zh, 'label'),
          place(name, 'value'),
          place('', 'value'),
          place('', 'value'),
        ]),
      ],
    },
  ];
}

/** What a sheet is called: the draw that is recorded, whose own title may end with that word already. */
const titleOf = (draw: string): string => `${draw.replace(/抽签$/u, '')}抽签记录`;
