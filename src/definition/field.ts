import { z } from 'zod';
import { Condition, Key, Origin, RowId, Text } from './text.ts';

/** What every field has, whatever its type. */
const common = {
  label: Text,
  /** What the field belongs to, where another field of the sheet prints the same label. */
  of: Text.optional(),
  help: Text.optional(),
  origin: Origin.optional(),
  /** `reason`: may be empty with a stated reason (M9, the default); `free`: may be empty; `never`: must be filled. */
  blank: z.enum(['reason', 'free', 'never']).optional(),
  /** The field concerns the applicant only where this holds. */
  when: Condition.optional(),
  /** Encrypted at rest, masked on screen. */
  sensitive: z.literal(true).optional(),
  /** Category of evidence this field owes when it is filled (M12); with `owesWhen` only where that holds. */
  owes: Key.optional(),
  owesWhen: Condition.optional(),
  /** Row of requirements that its built-in findings (missing, too few, too many) cite in place of M9 or M10. */
  rule: RowId.optional(),
  /** The value shows in lists of another person's data; third parties may be left out with this reason (X11). */
  thirdParty: z.literal(true).optional(),
};

/** A limit of length in characters as Word counts 字数; `hard` refuses 定稿, otherwise it warns. */
export const Limit = z.strictObject({ max: z.int().positive(), hard: z.boolean(), rule: RowId.optional() });

const numeric = { min: z.string().optional(), max: z.string().optional(), unit: Text.optional() };

/** `printed: false`: can be chosen, but the paper form has no box for it. */
export const Option = z.strictObject({ code: z.string().min(1), label: Text, printed: z.boolean().optional() });
export type Option = z.infer<typeof Option>;

/** Field types that hold one typed text; these may stand in a row's column or a matrix cell. */
export const scalarTypes = {
  text: z.strictObject({ type: z.literal('text'), ...common, limit: Limit.optional() }),
  longtext: z.strictObject({
    type: z.literal('longtext'),
    ...common,
    limit: Limit.optional(),
    lines: z.int().optional(),
  }),
  integer: z.strictObject({ type: z.literal('integer'), ...common, ...numeric }),
  decimal: z.strictObject({ type: z.literal('decimal'), ...common, ...numeric, digits: z.int().min(0).max(8) }),
  percent: z.strictObject({ type: z.literal('percent'), ...common, ...numeric, digits: z.int().min(0).max(8) }),
  money: z.strictObject({ type: z.literal('money'), ...common, ...numeric, digits: z.int().min(0).max(8) }),
  date: z.strictObject({ type: z.literal('date'), ...common, min: z.string().optional(), max: z.string().optional() }),
  month: z.strictObject({
    type: z.literal('month'),
    ...common,
    min: z.string().optional(),
    max: z.string().optional(),
  }),
  year: z.strictObject({ type: z.literal('year'), ...common, min: z.string().optional(), max: z.string().optional() }),
  /** One of a few, printed as boxes. */
  choice: z.strictObject({ type: z.literal('choice'), ...common, options: z.array(Option).min(1) }),
  /** Any of a few, printed as boxes; typed text is the codes joined by a comma. */
  choices: z.strictObject({ type: z.literal('choices'), ...common, options: z.array(Option).min(1) }),
  yesno: z.strictObject({ type: z.literal('yesno'), ...common, yes: Text, no: Text }),
  /** A single box: typed text is `yes` or empty; an unticked box is an answer, never a blank. */
  tick: z.strictObject({ type: z.literal('tick'), ...common }),
  /** An entry of a shared code list, searched by name, code or pinyin initials. */
  code: z.strictObject({ type: z.literal('code'), ...common, list: z.string().min(1) }),
  uscc: z.strictObject({ type: z.literal('uscc'), ...common }),
  /** Identity card (just the number) or another paper: its printed kind, a space, its number. */
  paper: z.strictObject({ type: z.literal('paper'), ...common, kinds: z.string().min(1) }),
  phone: z.strictObject({ type: z.literal('phone'), ...common }),
  email: z.strictObject({ type: z.literal('email'), ...common }),
  postcode: z.strictObject({ type: z.literal('postcode'), ...common }),
};

export const ScalarField = z.discriminatedUnion('type', [
  scalarTypes.text,
  scalarTypes.longtext,
  scalarTypes.integer,
  scalarTypes.decimal,
  scalarTypes.percent,
  scalarTypes.money,
  scalarTypes.date,
  scalarTypes.month,
  scalarTypes.year,
  scalarTypes.choice,
  scalarTypes.choices,
  scalarTypes.yesno,
  scalarTypes.tick,
  scalarTypes.code,
  scalarTypes.uscc,
  scalarTypes.paper,
  scalarTypes.phone,
  scalarTypes.email,
  scalarTypes.postcode,
]);
export type ScalarField = z.infer<typeof ScalarField>;
export type ScalarType = ScalarField['type'];

/**
 * Fixed rows × fixed columns; a row's cell definition overrides its columns' (indicators × years, years × yes/no),
 * except in a column marked `own` (a rank keeps its own kind whatever the indicator is).
 */
export const MatrixField = z.strictObject({
  type: z.literal('matrix'),
  ...common,
  rows: z
    .array(
      z.strictObject({
        key: Key,
        label: Text,
        unit: Text.optional(),
        cell: ScalarField.optional(),
        when: Condition.optional(),
        blank: common.blank,
        help: Text.optional(),
        owes: Key.optional(),
      }),
    )
    .min(1),
  columns: z
    .array(z.strictObject({ key: Key, label: Text, cell: ScalarField, own: z.literal(true).optional() }))
    .min(1),
});
export type MatrixField = z.infer<typeof MatrixField>;

/** Rows the applicant adds. `expected` fewer need a reason for the table; `groups` are fixed sections (years). */
export const RowsField = z.strictObject({
  type: z.literal('rows'),
  ...common,
  columns: z.record(Key, ScalarField),
  required: z.array(Key).optional(),
  expected: z.int().optional(),
  max: z.int().positive().optional(),
  groups: z.array(z.strictObject({ key: Key, label: Text })).optional(),
  /** Numeric columns whose sum is shown under the table. */
  totals: z.array(Key).optional(),
});
export type RowsField = z.infer<typeof RowsField>;

/** Files kept with the form itself (structure chart, figures, photos), each with a caption. */
export const FilesField = z.strictObject({
  type: z.literal('files'),
  ...common,
  accept: z.array(z.enum(['pdf', 'image', 'office', 'ofd'])).min(1),
  min: z.int().optional(),
  max: z.int().positive(),
});
export const PortraitField = z.strictObject({
  type: z.literal('portrait'),
  ...common,
  widthMm: z.number(),
  heightMm: z.number(),
  minDpi: z.int(),
});
export type FilesField = z.infer<typeof FilesField>;
export type PortraitField = z.infer<typeof PortraitField>;

export const Field = z.discriminatedUnion('type', [
  ...ScalarField.options,
  MatrixField,
  RowsField,
  FilesField,
  PortraitField,
]);
export type Field = z.infer<typeof Field>;
