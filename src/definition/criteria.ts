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
export type CriteriaClause = z.infer<typeof CriteriaClause>;

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

/** A clause without deeper ones, which is what gets a percent, with the clause of level 1 it belongs to. */
export interface Leaf {
  readonly clause: CriteriaClause;
  /** As in `process` or `result`: its own or that of the clause it stands under; null where none says one. */
  readonly kind: string | null;
  readonly category: string;
}

/** The leaves of criteria, in order. */
export function leavesOf({ clauses }: Pick<Criteria, 'clauses'>): readonly Leaf[] {
  const line: CriteriaClause[] = [];
  return clauses.flatMap((clause, index) => {
    while ((line.at(-1)?.level ?? 0) >= clause.level) line.pop();
    line.push(clause);
    if (!isLeaf(clauses, index)) return [];
    const kind = line.findLast((one) => one.kind !== undefined)?.kind ?? null;
    return [{ clause, kind, category: line[0]!.id }];
  });
}

/** Whether no deeper clause follows the one at this place. */
export const isLeaf = (clauses: Criteria['clauses'], index: number): boolean =>
  (clauses[index + 1]?.level ?? 0) <= (clauses[index]?.level ?? 0);
