import { z } from 'zod';
import type { RulesFile } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import type { Finding } from '../form/field-type.ts';

/** What somebody of an office found about a row of the conditions: fine, or not, with words; a proof where one was laid down. */
export const Tick = z.strictObject({
  verdict: z.enum(['fine', 'problem']),
  note: z.string().nullable(),
  /** A dated screenshot or credit report among the case's files. */
  proof: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type Tick = z.infer<typeof Tick>;
export const Ticks = z.record(z.string(), Tick);

/** A row of the checklist: computed ones carry their findings as proof, those left to a person wait for a tick. */
export interface CheckRow {
  readonly row: string;
  readonly kind: 'computed' | 'person';
  readonly title: Text;
  readonly findings: readonly Finding[];
  readonly tick: Tick | null;
}

/** Row of requirements that a rule's id begins with. */
const rowOf = (rule: string): string => rule.split('-')[0] ?? rule;

/** The checklist of a class: what rules compute, and what its file leaves to a person, in the file's order. */
export function officeChecklist(
  { rules, rows }: RulesFile,
  findings: readonly Finding[],
  ticks: Readonly<Record<string, Tick>>,
): readonly CheckRow[] {
  const computed = new Set(rules.map((rule) => rowOf(rule.id)));
  return rows
    .filter(({ row, by }) => by === 'person' || (by === 'code' && computed.has(row)))
    .map(({ row, by, note }) => ({
      row,
      kind: by === 'person' ? 'person' : 'computed',
      title: note,
      findings: findings.filter((finding) => rowOf(finding.rule) === row),
      tick: ticks[row] ?? null,
    }));
}

/** Rows left to a person that nobody has ticked yet; those found to be a problem need words, so they count as looked at. */
export const unticked = ({ rows }: RulesFile, ticks: Readonly<Record<string, Tick>>): readonly string[] =>
  rows.filter(({ row, by }) => by === 'person' && ticks[row] === undefined).map(({ row }) => row);
