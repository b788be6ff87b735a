import { z } from 'zod';
import { Key, Text } from './text.ts';

/** What a column may say that no field of the form says. */
export const summaryFacts = [
  'index',
  'applicant',
  'code',
  'channel',
  'region',
  'state',
  'order',
  'submitted',
  'kind',
  'note',
] as const;
export type SummaryFact = (typeof summaryFacts)[number];

/**
 * `field` is a dotted field of the form (`basic.uscc`, `economy.table.tax.y3`), `fact` what the offices know. Of a sheet that
 * is filled in several times the instance is read whose tick `prefer` names; without one all are, side by side.
 */
const Column = z.strictObject({
  id: Key,
  title: Text,
  /** Millimetres on paper; Excel follows. */
  width: z.number().min(6).max(120),
  source: z.union([
    z.strictObject({ field: z.string(), prefer: Key.optional() }),
    z.strictObject({ fact: z.enum(summaryFacts) }),
  ]),
});
export type SummaryColumn = z.infer<typeof Column>;

/**
 * `summary.json`: attachment 5, the table each authority sends with its recommendations (A5.1). Columns in their order for
 * each class; `order: false` leaves the order of recommendation out.
 */
export const SummaryFile = z.strictObject({
  $schema: z.string().optional(),
  /** 附件5 or the like, in the corner over the title. */
  mark: z.string().min(1).optional(),
  title: Text,
  order: z.boolean(),
  /** Lines over the table; `{authority}` and `{date}` are filled in. */
  head: z.array(z.string().min(1)),
  classes: z.record(Key, z.strictObject({ subtitle: Text, columns: z.array(Column).min(1) })),
});
export type SummaryFile = z.infer<typeof SummaryFile>;
