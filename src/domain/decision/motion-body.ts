import type { MotionResult } from './close.ts';
import type { Candidate } from './motion.ts';
import type { QuestionCount } from './paper-count.ts';
import type { MotionRoll } from './roll.ts';
import type { BallotPlan, SecretResult } from './secret.ts';

/** Two tellers' papers of one count: the scan and the names under it. */
export interface CountRecord {
  readonly counts: readonly QuestionCount[];
  /** Accounts that typed the same numbers, each for themselves. */
  readonly tellers: readonly string[];
  /** The scan of the signed sheet and the two names on it; null until it is there. */
  readonly sheet: { readonly scan: string; readonly signedBy: readonly string[] } | null;
}

/** What a motion holds beside its row. */
export interface MotionBody {
  readonly candidates: readonly Candidate[];
  /** Null until it is put. */
  readonly roll: MotionRoll | null;
  /** Of a secret electronic ballot: the ballots it is taken in, and what came back. */
  readonly ballots: readonly BallotPlan[];
  readonly results: readonly SecretResult[];
  /** Of a paper ballot: the count that two tellers agree on. */
  readonly count: CountRecord | null;
  readonly result: MotionResult | null;
  /** Why it was withdrawn or is void, or was closed with votes missing. */
  readonly why: string | null;
}

/** A motion as it is drafted. */
export const freshBody = (candidates: readonly Candidate[]): MotionBody => ({
  candidates,
  roll: null,
  ballots: [],
  results: [],
  count: null,
  result: null,
  why: null,
});

export const questionsIn = ({ candidates }: Pick<MotionBody, 'candidates'>): readonly string[] =>
  candidates.map(({ application }) => application);
