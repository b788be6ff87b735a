import type { Scale } from '#src/definition/scale.ts';
import { plain } from '#src/definition/value/decimal.ts';
import { rounded, type Ratio } from '#src/definition/value/ratio.ts';
import { bandOf } from '#src/domain/scoring/band.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';
import type { ScoredItem, ScoredSet } from '#src/domain/scoring/scored-items.ts';
import type { LetterCell, LetterPart } from './letter.ts';
import { printable } from './printable.ts';

export const dash = '—';
/** Millimetres of a line to sign on. */
const signHeight = 14;

export const cell = (text: string, role: LetterCell['role'], more: Partial<LetterCell> = {}): LetterCell => ({
  text: printable(text),
  role,
  span: 1,
  align: role === 'head' ? 'center' : 'left',
  ...more,
});
export const middle = (text: string): LetterCell => cell(text, 'value', { align: 'center' });
export const caption = (text: string): LetterPart => ({ p: 'caption', text });
export const line = (text: string, look: 'flush' | 'small' | 'body' = 'flush'): LetterPart => ({
  p: 'para',
  text: printable(text),
  look,
});

/** A line of what a table says with its digest, which stands over each page that the table takes: no page is of nothing. */
const digestRow = (digest: string, columns: number): readonly LetterCell[] => [
  cell('摘要', 'label'),
  cell(digest, 'value', { span: columns - 1 }),
];

/** A table under its digest and its heads; both stand on each page. */
export const sealedTable = (
  digest: string,
  columns: readonly number[],
  heads: readonly string[],
  rows: readonly (readonly LetterCell[])[],
): LetterPart => ({
  p: 'table',
  columns,
  head: 2,
  size: 9,
  rows: [digestRow(digest, columns.length), heads.map((text) => cell(text, 'head')), ...rows],
});

/** Points in writing, with so many decimals. */
export const pointsText = (points: Ratio, places: number): string => plain(rounded(points, places));

/** The band of a percent, as “第4档（50%—65%）”; a dash where there is none. */
export function bandText(scale: Scale, item: ScoredItem, percent: number | Ratio | undefined): string {
  const band = percent === undefined ? null : bandOf(scale, item.kind, percent);
  return band === null ? dash : `第${band.band}档（${Math.min(...band.percents)}%—${Math.max(...band.percents)}%）`;
}

const kinds = { strength: '优势', opportunity: '改进空间' } as const;

/** Comments by clause, with where in the dossier each has its ground; those without clause or kind come last and say so. */
export function notesPart(
  notes: readonly ScoreNote[],
  set: ScoredSet,
  digest: string,
  groundOf: (note: ScoreNote) => string,
): readonly LetterPart[] {
  const place = new Map(set.items.map(({ clause }, index) => [clause, index]));
  const written = notes
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => (place.get(a.item ?? '') ?? set.items.length) - (place.get(b.item ?? '') ?? set.items.length));
  if (written.length === 0) return [];
  return [
    caption('评语'),
    sealedTable(
      digest,
      [14, 18, 74, 60],
      ['条款', '类别', '评语', '依据'],
      written.map((note) => [
        middle(note.item ?? '未归条款'),
        middle(note.kind === null ? '未分类' : kinds[note.kind]),
        cell(note.text, 'value'),
        cell(groundOf(note) || dash, 'value'),
      ]),
    ),
  ];
}

/** A line to sign for each, under the digest of what is signed. */
export const signPart = (
  digest: string,
  signers: readonly { readonly role: string; readonly name: string }[],
): readonly LetterPart[] => [
  caption('签字'),
  sealedTable(
    digest,
    [30, 40, 56, 40],
    ['身份', '姓名', '签字', '日期'],
    signers.map(({ role, name }) =>
      [role, name, '', ''].map((text, index) => cell(text, index === 0 ? 'label' : 'value', { height: signHeight })),
    ),
  ),
];
