import { z } from 'zod';
import type { Call, ClausePlace, RulesFile } from '#src/definition/edition.ts';
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
  /** The condition in the call's own words, a paragraph each; none where the call does not say it. */
  readonly clause: readonly Text[];
  readonly findings: readonly Finding[];
  readonly tick: Tick | null;
}

/** Row of requirements that a rule's id begins with. */
const rowOf = (rule: string): string => rule.split('-')[0] ?? rule;

/** The words of a clause, without its number in the call and the sign that ends it. */
const clauseWords = (
  { sections }: Pick<Call, 'sections'>,
  { section, paragraphs }: z.infer<typeof ClausePlace>,
): readonly Text[] =>
  paragraphs.flatMap((index) => {
    const found = sections[section]?.paragraphs[index];
    return found === undefined ? [] : [{ zh: bare(found.zh), en: bare(found.en) }];
  });
const bare = (words: string): string => words.replace(/^(?:\d+\.|\(\d+\))\s*/u, '').replace(/[；;]$/u, '');

/** The checklist of a class: what rules compute, and what its file leaves to a person, in the file's order. */
export function officeChecklist(
  { rules, rows }: RulesFile,
  call: Pick<Call, 'sections'>,
  findings: readonly Finding[],
  ticks: Readonly<Record<string, Tick>>,
): readonly CheckRow[] {
  const computed = new Set(rules.map((rule) => rowOf(rule.id)));
  return rows
    .filter(({ row, by }) => by === 'person' || (by === 'code' && computed.has(row)))
    .map(({ row, by, title, clause, note }) => ({
      row,
      kind: by === 'person' ? 'person' : 'computed',
      title: title ?? note,
      clause: clause === undefined ? [] : clauseWords(call, clause),
      findings: findings.filter((finding) => rowOf(finding.rule) === row),
      tick: ticks[row] ?? null,
    }));
}

/** Titles of the rows left to a person that nobody has ticked yet; those found to be a problem need words, so they count as looked at. */
export const unticked = ({ rows }: RulesFile, ticks: Readonly<Record<string, Tick>>): readonly Text[] =>
  rows.filter(({ row, by }) => by === 'person' && ticks[row] === undefined).map(({ title, note }) => title ?? note);
