import { z } from 'zod';
import { letterKinds, type LetterKind } from './letter-facts.ts';
import { Key, RowId, Text } from './text.ts';

/** Words of a letter with `{placeholders}`; what a kind may name stands in letter-facts.ts. */
const Template = z.string().min(1);
/** A fact of the letter: its block is printed where the fact is there (`when`) or is not (`unless`). */
const shown = { when: Key.optional(), unless: Key.optional() };
const Align = z.enum(['left', 'center', 'right']);

/** `first` 一、 in Hei, `second` （一） in Kai, as GB/T 9704 has them; `flush` has no indent; `sign` is a line to sign, at the right. */
const Para = z.strictObject({
  kind: z.literal('para'),
  text: Template,
  look: z.enum(['body', 'first', 'second', 'flush', 'small', 'sign', 'center']).optional(),
  ...shown,
});

/** A table of a list: one row for each; at most `most`, the rest is told as a number. `{index}` counts from 1. */
const ListTable = z.strictObject({
  kind: z.literal('table'),
  list: Key,
  /** Title above the table; empty lists print it with 无 under it. */
  caption: Text.optional(),
  columns: z
    .array(z.strictObject({ title: Text, width: z.number().positive(), value: z.string(), align: Align.optional() }))
    .min(1),
  most: z.int().positive().optional(),
  /** Points; 12 (小四) where it is absent. */
  size: z.number().min(7).max(16).optional(),
  /** Least height of a row in millimetres. */
  height: z.number().positive().optional(),
  ...shown,
});

/** A table whose columns come with the data. */
const MatrixTable = z.strictObject({
  kind: z.literal('matrix'),
  matrix: Key,
  caption: Text.optional(),
  first: Text,
  /** Width of the first column in parts of one of the others. */
  firstWidth: z.number().positive(),
  size: z.number().min(7).max(16).optional(),
  ...shown,
});

const Cell = z.strictObject({
  text: z.string(),
  role: z.enum(['label', 'value']).optional(),
  span: z.int().positive().optional(),
  /** Least height in millimetres. */
  height: z.number().positive().optional(),
  align: Align.optional(),
  /** A line at the foot of the cell, for a signature and a date. */
  foot: Template.optional(),
});

/** A form: cells with labels, values and places to write. */
const Grid = z.strictObject({
  kind: z.literal('grid'),
  columns: z.array(z.number().positive()).min(1),
  rows: z.array(z.strictObject({ cells: z.array(Cell).min(1), ...shown })).min(1),
  size: z.number().min(7).max(16).optional(),
  ...shown,
});

export const LetterBlock = z.discriminatedUnion('kind', [Para, ListTable, MatrixTable, Grid]);
export type LetterBlock = z.infer<typeof LetterBlock>;

/** A page of its own after the letter; `mark` is 附件1 or the like, absent for a reply slip. */
const Annex = z.strictObject({
  mark: Template.optional(),
  /** In the list 附件 under the text; absent where it does not belong there. */
  listed: Template.optional(),
  heading: Template,
  blocks: z.array(LetterBlock).min(1),
  ...shown,
});

/** Where a value comes from an application: a field as it prints, or whole years from a day in it to a reference day. */
const ValueSource = z.union([
  z.strictObject({ field: z.string() }),
  z.strictObject({ yearsSince: z.string(), until: Key }),
]);

/** For one class: values from its fields, and a table of figures from the cells of a matrix. */
const FromApplication = z.strictObject({
  values: z.record(Key, ValueSource).optional(),
  figures: z.strictObject({ field: z.string(), rows: z.array(Key).min(1), columns: z.array(Key).min(1) }).optional(),
});
export type FromApplication = z.infer<typeof FromApplication>;

/**
 * One letter of the offices (X8). `letter` has the head of a 函 (name of the office over red lines), `document` that of a 文件
 * with 版记 at its foot, `notice` a title alone, `sheet` is an internal page; `fit` keeps it on one page.
 */
export const Letter = z.strictObject({
  id: Key,
  kind: z.enum(letterKinds as readonly [LetterKind, ...LetterKind[]]),
  title: Text,
  rows: z.array(RowId).min(1),
  layout: z.enum(['letter', 'document', 'notice', 'sheet']),
  /** 上行文: a document to a higher office, with 签发人 beside its number. */
  upward: z.literal(true).optional(),
  fit: z.literal(true).optional(),
  /** Size of the text in points; 16 (三号) where it is absent. */
  size: z.number().min(9).max(16).optional(),
  /** The title as printed; a line end is a preferred break. */
  heading: Template,
  /** 发文字号 while it is not given, with its year bracket; absent for what bears none. */
  openNumber: Template.optional(),
  /** 主送机关; absent for what is sent to nobody. */
  addressee: Template.optional(),
  /** For each class, what is taken from the application; a class that is not named has no such letter, where any is. */
  from: z.record(Key, FromApplication).optional(),
  blocks: z.array(LetterBlock).min(1),
  /** 落款: who signs, over the date; absent for internal pages. */
  signature: Template.optional(),
  /** 附注, in brackets under the date. */
  note: Template.optional(),
  annexes: z.array(Annex).optional(),
  /** 抄送机关, at the foot of the last page of a letter or a document, without 抄送 itself. */
  copies: Template.optional(),
  /** Further lines of 附件, for what is sent along apart. */
  enclosures: z.array(Template).optional(),
});
export type Letter = z.infer<typeof Letter>;
export type LetterLayout = Letter['layout'];
export type LetterAnnex = z.infer<typeof Annex>;
export type LetterGrid = z.infer<typeof Grid>;
export type LetterListTable = z.infer<typeof ListTable>;
export type LetterMatrixTable = z.infer<typeof MatrixTable>;

/** `letters.json`: what the offices send, as templates. */
export const LettersFile = z.strictObject({ $schema: z.string().optional(), letters: z.array(Letter).min(1) });
