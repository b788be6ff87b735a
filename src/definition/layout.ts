import { z } from 'zod';
import { Condition, Text } from './text.ts';

/**
 * Dotted path of a field inside its sheet: `name`, `branches.address` (a column of the row being repeated),
 * `economy.assets.y1` (a cell of a matrix).
 */
export const FieldRef = z.string().regex(/^[a-z][A-Za-z0-9_]*(\.[a-z][A-Za-z0-9_]*){0,2}$/u);

/** A piece of a line: printed wording, an input, or a place for a seal. */
export const Run = z.union([
  /** `hint`: bracketed advice that only the blank form prints. */
  z.strictObject({ text: Text, style: z.enum(['strong', 'small']).optional(), hint: z.literal(true).optional() }),
  /** The label of a field, written once in the field. */
  z.strictObject({ labelOf: FieldRef }),
  /** An input; `width` in em is the length of the printed line where it is blank. */
  z.strictObject({ field: FieldRef, width: z.number().optional(), underline: z.literal(true).optional() }),
  /** All printed boxes of a choice, yes/no or tick with their labels. */
  z.strictObject({ optionsOf: FieldRef }),
  /** One box of a choice (its label stands in the text beside it when `bare`). */
  z.strictObject({ box: FieldRef, code: z.string().optional(), bare: z.literal(true).optional() }),
  z.strictObject({ unitOf: FieldRef }),
  /** A place of seal or signature declared in the class's `seals` (M14). */
  z.strictObject({ seal: z.string() }),
  /** Number of the repeated row, from 1. */
  z.strictObject({ index: z.literal(true) }),
  /** Label of the group of a grouped table (a year). */
  z.strictObject({ groupLabel: z.literal(true) }),
  /** Label or unit of the matrix row being repeated. */
  z.strictObject({ rowLabel: z.literal(true) }),
  z.strictObject({ rowUnit: z.literal(true) }),
  /** Heading only, then "see page N" of a report that is bound elsewhere in the volume (A1.10). */
  z.strictObject({ reportRef: z.string() }),
  z.strictObject({ break: z.literal(true) }),
]);
export type Run = z.infer<typeof Run>;

export const Cell = z.strictObject({
  runs: z.array(Run),
  span: z.int().positive().optional(),
  rows: z.int().positive().optional(),
  role: z.enum(['label', 'value', 'head', 'band', 'note']).optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
  /** Millimetres. */
  minHeight: z.number().optional(),
  /** In a grouped table: the cell stretches over all rows of its group. */
  wholeGroup: z.literal(true).optional(),
});
export type Cell = z.infer<typeof Cell>;

export const GridRow = z.strictObject({
  cells: z.array(Cell).min(1),
  /** Repeats once for each row of a `rows` field, or each row of a `matrix` field. */
  repeat: z.string().optional(),
  /** Empty rows a blank form shows for a repeated row. */
  blanks: z.int().optional(),
  when: Condition.optional(),
});
export type GridRow = z.infer<typeof GridRow>;

const alignment = z.enum(['left', 'center', 'right']);

/** Paragraphs with blanks to fill; `repeat` prints it once for each row of a `rows` field. */
export const Paragraph = z.strictObject({
  runs: z.array(Run),
  indent: z.number().optional(),
  align: alignment.optional(),
  repeat: z.string().optional(),
  when: Condition.optional(),
  space: z.number().optional(),
});
export type Paragraph = z.infer<typeof Paragraph>;

export const Block = z.discriminatedUnion('kind', [
  /** First page: large titles, then lines to fill, then the printer's line at the foot. */
  z.strictObject({
    kind: z.literal('cover'),
    titles: z.array(Text),
    lines: z.array(z.array(Run)),
    foot: z.array(Text),
  }),
  /** A table on a grid of relative column widths. `head` rows repeat on a new page; `join` hangs it on the table above. */
  z.strictObject({
    kind: z.literal('grid'),
    columns: z.array(z.number().positive()).min(1),
    head: z.int().min(0).optional(),
    rows: z.array(GridRow),
    join: z.literal(true).optional(),
    when: Condition.optional(),
    repeat: z.string().optional(),
  }),
  /** Lines of text with blanks; `boxed` draws the frame of a one-cell table around them. */
  z.strictObject({
    kind: z.literal('flow'),
    paragraphs: z.array(Paragraph),
    boxed: z.literal(true).optional(),
    join: z.literal(true).optional(),
    when: Condition.optional(),
  }),
  /** Printed prose: filling notes, pledges, introductions. `title` is centred. */
  z.strictObject({ kind: z.literal('prose'), title: Text.optional(), paragraphs: z.array(Paragraph) }),
  /** 注: under a table. */
  z.strictObject({ kind: z.literal('notes'), paragraphs: z.array(Text) }),
]);
export type Block = z.infer<typeof Block>;
