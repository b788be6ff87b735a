import { commitmentOf, currentTerms } from './derive.ts';
import type { DrawFailureReason, DrawRecord, DrawRound } from './record.ts';

/** Why a round cannot come to a result any more, and which parties' doing it is. */
export interface Failure {
  readonly reason: DrawFailureReason;
  readonly parties: readonly string[];
}

/**
 * Whether a round has failed at an instant; null while it can still come to a result or has. It follows from the record
 * alone, so nobody can call a round failed because its result is not liked. `terms` is the round's digest of terms.
 */
export function failureOf(round: DrawRound, terms: string, at: string): Failure | null {
  const { parties, publicValue, revealBy } = round;
  const uncommitted = namesOf(parties.filter(({ commitment }) => commitment === null));
  if (uncommitted.length > 0) return at >= publicValue.knownFrom ? { reason: 'withheld', parties: uncommitted } : null;
  const over = at > revealBy;
  if (publicValue.value === null) return over ? { reason: 'no-value', parties: [] } : null;
  const other = namesOf(parties.filter((one) => !opens(terms, one)));
  if (other.length > 0) return { reason: 'mismatch', parties: other };
  const silent = namesOf(parties.filter(({ seed }) => seed === null));
  return silent.length > 0 && over ? { reason: 'withheld', parties: silent } : null;
}

/** The same of the current round of a record. */
export const currentFailure = (record: DrawRecord, at: Date): Failure | null =>
  failureOf(record.round, currentTerms(record), at.toISOString());

/** Whether a revealed seed is the one committed to; true where nothing was revealed. */
export const opens = (
  terms: string,
  { party, seed, commitment }: Pick<DrawRound['parties'][number], 'party' | 'seed' | 'commitment'>,
): boolean => seed === null || commitmentOf(terms, party, seed) === commitment;

const namesOf = (parties: DrawRound['parties']): readonly string[] => parties.map(({ party }) => party);
