import { deny, type Denial } from '../denial.ts';
import type { Votes } from './majority.ts';
import { placesOf, votersFor, type Member, type MotionRoll } from './roll.ts';

/** Fewer voters than this cannot keep a vote secret: of two, each knows the other's from the result. */
export const leastSecret = 3;

/**
 * One secret electronic ballot of a motion. A recused member's ballot would lack a question, and a ballot that lacks one
 * tells whose it is; so each set of questions with the very same voters is a ballot of its own, in which everybody
 * answers every question. Whoever votes in several casts in each, and nothing joins them.
 */
export interface BallotPlan {
  readonly ballotId: string;
  readonly questions: readonly string[];
  readonly voters: readonly Member[];
}

/** What a secret ballot gives back when its custodians have opened it: numbers, and who could vote, never who voted how. */
export interface SecretResult {
  readonly ballotId: string;
  /** Members who had a ballot, frozen as it was opened. */
  readonly roll: readonly string[];
  /** By question, the members who stood aside from it. */
  readonly recused: Readonly<Record<string, readonly string[]>>;
  readonly counts: readonly Votes[];
}

/**
 * The ballots of a motion, in the order of their first question. Refused (`invalid`) where a voter has no account, and
 * where recusals leave a set of questions with fewer than three voters: then paper or an open vote must do.
 */
export function planBallots(
  roll: MotionRoll,
  questions: readonly string[],
  nextId: () => string,
): readonly BallotPlan[] | Denial {
  const sets = Map.groupBy(questions, (question) =>
    votersFor(roll, question)
      .map(({ id }) => id)
      .toSorted()
      .join(' '),
  );
  const plans = [...sets.values()].map((set) => ({ questions: set, voters: votersFor(roll, set[0] ?? '') }));
  if (plans.some(({ voters }) => voters.some(({ userId }) => userId === null)))
    return deny(
      'invalid',
      '到会委员中有人没有账号，不能参加电子无记名投票。请改用纸质无记名投票或记名表决。',
      'A member who is present has no account and cannot cast an electronic ballot. Vote on paper or openly.',
    );
  const few = plans.filter(({ voters }) => voters.length < leastSecret).flatMap((plan) => plan.questions);
  if (few.length > 0) {
    const which = placesOf(questions, few);
    return deny(
      'invalid',
      `第${which}项因回避只剩不足${leastSecret}名委员表决，电子投票无法保密。请将这些项另列议案，改用纸质投票或记名表决。`,
      `Recusals leave question ${which} with fewer than ${leastSecret} voters, which no electronic ballot can keep secret. Put these in a motion of their own, on paper or by an open vote.`,
      { questions: few },
    );
  }
  return plans.map((plan) => ({ ballotId: nextId(), ...plan }));
}

/** Null where a result is of this ballot: the voters and questions it was opened with, and no more votes than voters. */
export function whyNotResult(plan: BallotPlan, result: SecretResult): Denial | null {
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((each) => other.includes(each));
  const fits =
    same(
      plan.voters.map(({ id }) => id),
      result.roll,
    ) &&
    same(
      plan.questions,
      result.counts.map((one) => one.question),
    ) &&
    result.counts.every((one) => one.for + one.against + one.abstain + one.spoiled <= plan.voters.length);
  return fits
    ? null
    : deny(
        'conflict',
        '投票结果与开启投票时的委员名单或议题不符，不能记入。请作废本议案后重新表决。',
        'The result does not fit the roll or the questions the ballot was opened with. Void the motion and put it again.',
      );
}
