import type { DecisionRules } from '#src/definition/assessment.ts';
import { eligibleFor, votersFor, type MotionRoll } from './roll.ts';

/** Votes on one question. Spoiled papers were handed in, but are no votes. */
export interface Votes {
  readonly question: string;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly spoiled: number;
}

/** What the share is taken of: those who may vote, those of them who are there, or the votes that were cast. */
export interface Bases {
  readonly roll: number;
  readonly present: number;
  readonly cast: number;
}

/** The three bases of one question; who stands aside is in none. Abstentions are cast, spoiled papers are not. */
export const basesOf = (roll: MotionRoll, votes: Votes): Bases => ({
  roll: eligibleFor(roll, votes.question).length,
  present: votersFor(roll, votes.question).length,
  cast: votes.for + votes.against + votes.abstain,
});

/** Whether a question carries: the votes for it are more than, or at least, the edition's share of the base, in whole numbers. */
export function carries(rule: DecisionRules['majority'], bases: Bases, inFavour: number): boolean {
  const base = bases[rule.base];
  const [have, need] = [inFavour * rule.in, base * rule.of];
  return base > 0 && (rule.atLeast ? have >= need : have > need);
}
