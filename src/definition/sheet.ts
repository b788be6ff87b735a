import { z } from 'zod';
import { Field } from './field.ts';
import { Block } from './layout.ts';
import { Condition, Key, Origin, Text } from './text.ts';

/** One sheet (表) of a form: fields (meaning, checks) and layout (blocks), see docs/architecture.md. */
export const Sheet = z.strictObject({
  $schema: z.string().optional(),
  id: Key,
  /** The number the notice prints (一, 二, …); never computed, so that a missing 九 stays missing. */
  number: z.string().optional(),
  title: Text,
  /** `false`: the heading is part of the blocks (covers, pledges) or there is none. */
  heading: z.boolean().optional(),
  origin: Origin,
  note: Text.optional(),
  /** The sheet concerns the applicant only where this holds. */
  when: Condition.optional(),
  /** Filled in once for each product class, holding company, …: answers are then a list of objects with an `id`. */
  repeat: z.strictObject({ of: Text, titleField: Key, min: z.int().min(0), max: z.int().positive() }).optional(),
  /** Printed once for each row of this `rows` field (`holdings.list`); the sheet's field refs are its columns. */
  over: z.string().optional(),
  /** Printed as a leaf of its own: right-hand page, empty back (X3); `party` signs it. */
  leaf: z.strictObject({ party: z.enum(['applicant', 'employer', 'office', 'authority']) }).optional(),
  /** Part of D: office leaves are not. */
  frozen: z.boolean().optional(),
  /** Filled in by an office, printed empty for the applicant. */
  office: z.literal(true).optional(),
  /** An office's leaf that stays empty where this holds; its layout says why (A3.3). */
  emptyWhen: Condition.optional(),
  fields: z.record(Key, Field),
  blocks: z.array(Block).min(1),
});
export type Sheet = z.infer<typeof Sheet>;
