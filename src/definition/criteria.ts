import { z } from 'zod';
import { Clause } from './edition.ts';
import { Key, Text } from './text.ts';

/** A clause of criteria; `id`, `level`, `title`, `prompts` and `required` reach a report's structure. */
export const CriteriaClause = z.strictObject({
  ...Clause.shape,
  kind: Key.optional(),
  points: z.int().positive().nullable().optional(),
  summary: Text.optional(),
  lead: Text.optional(),
});

/** A file of `criteria/` that editions share: clauses, with points where the source gives any (`null`: it gives none). */
export const Criteria = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  title: Text,
  source: z.string(),
  confidence: z.string(),
  toBeConfirmed: z.boolean().optional(),
  note: Text.optional(),
  points: z
    .strictObject({ total: z.int(), process: z.int().optional(), result: z.int().optional() })
    .nullable()
    .optional(),
  readingIntro: Text.optional(),
  reading: z.array(z.strictObject({ title: Text, paragraphs: z.array(Text) })).optional(),
  clauses: z.array(CriteriaClause).min(1),
});
export type Criteria = z.infer<typeof Criteria>;
