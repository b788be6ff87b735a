import type { DecisionRules } from '#src/definition/assessment.ts';
import type { Denial } from '../denial.ts';
import { awardWithin } from './award-within.ts';
import { basesOf, carries, type Bases, type Votes } from './majority.ts';
import type { MotionState } from './motion.ts';
import { whyNotAward, type Decided, type Prize } from './quota.ts';
import { eligibleFor, whyNotQuorate, type MotionRoll } from './roll.ts';

/** What became of one question. */
export interface QuestionResult extends Votes {
  readonly bases: Bases;
  readonly recused: number;
  readonly carried: boolean;
  /** `in` gets the prize; `tied` is undecided; `over` carried, but the places are taken; `out` did not carry. */
  readonly outcome: 'in' | 'tied' | 'over' | 'out';
}
export interface MotionResult {
  readonly questions: readonly QuestionResult[];
}

export interface ToClose {
  readonly rules: DecisionRules;
  readonly roll: MotionRoll;
  readonly candidates: readonly { readonly application: string; readonly class: string }[];
  readonly votes: readonly Votes[];
  readonly prizes: Prize[];
  /** Classes by id, for their titles. */
  readonly classes?: Parameters<typeof whyNotAward>[2];
  readonly prize: string;
  /** Prizes that were decided before. */
  readonly before: readonly Decided[];
}

/**
 * The result of a motion's votes: what carried by the edition's majority, and of it those with most votes within the
 * quota. Refused where a question lost its quorum by a recusal after the motion was put, or where quotas would be broken.
 */
export function closeMotion(closing: ToClose): { readonly state: MotionState; readonly result: MotionResult } | Denial {
  const { rules, roll, candidates, prizes, before } = closing;
  const questions = candidates.map((one) => one.application);
  const denial = whyNotQuorate(rules.quorum, roll, questions);
  if (denial !== null) return denial;
  const prize = prizes.find((one) => one.id === closing.prize);
  if (prize === undefined) throw new RangeError(`the edition has no prize '${closing.prize}'`);
  const counted = candidates.map(({ application, class: of }) => {
    const votes = votesOn(closing.votes, application);
    const bases = basesOf(roll, votes);
    return { of, votes, bases, carried: carries(rules.majority, bases, votes.for) };
  });
  const awarded = awardWithin(
    prize,
    before,
    counted.flatMap(({ of, votes, carried }) =>
      carried ? [{ application: votes.question, class: of, votes: votes.for }] : [],
    ),
  );
  const given = candidates.filter((one) => awarded.in.includes(one.application));
  const broken = whyNotAward(
    prizes,
    [...before, ...given.map((one) => ({ application: one.application, class: one.class, prize: prize.id }))],
    closing.classes,
  );
  if (broken !== null) return broken;
  const outcomeOf = (question: string): QuestionResult['outcome'] =>
    (['in', 'tied', 'over'] as const).find((one) => awarded[one].includes(question)) ?? 'out';
  return {
    state: awarded.in.length > 0 ? 'decided' : awarded.tied.length > 0 ? 'undecided' : 'rejected',
    result: {
      questions: counted.map(({ votes, bases, carried }) => ({
        ...votes,
        bases,
        recused: roll.members.length - eligibleFor(roll, votes.question).length,
        carried,
        outcome: outcomeOf(votes.question),
      })),
    },
  };
}

/** The votes on a question; none where nobody voted. */
const votesOn = (votes: readonly Votes[], question: string): Votes =>
  votes.find((one) => one.question === question) ?? { question, for: 0, against: 0, abstain: 0, spoiled: 0 };
