import type { Share } from '#src/definition/assessment.ts';
import { deny, type Denial } from '../denial.ts';

/** Somebody of the committee; an account is not needed. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly userId: string | null;
  readonly chair: boolean;
}

/** Who decides on a motion: the roll and who was there as it was put, and who stands aside from each question. */
export interface MotionRoll {
  readonly members: readonly Member[];
  readonly present: readonly string[];
  /** By question, the members who stand aside; a question nobody stands aside from need not be named. */
  readonly recused: Readonly<Record<string, readonly string[]>>;
}

const isRecused = (roll: MotionRoll, question: string, member: string): boolean =>
  roll.recused[question]?.includes(member) === true;

/** Those on the roll who may decide on a question: all but the recused. */
export const eligibleFor = (roll: MotionRoll, question: string): readonly Member[] =>
  roll.members.filter(({ id }) => !isRecused(roll, question, id));

/** Those of them who are there. */
export const votersFor = (roll: MotionRoll, question: string): readonly Member[] =>
  eligibleFor(roll, question).filter(({ id }) => roll.present.includes(id));

/** The questions a member votes on: none where they are not there. */
export const questionsOf = (roll: MotionRoll, questions: readonly string[], member: string): readonly string[] =>
  questions.filter((question) => votersFor(roll, question).some(({ id }) => id === member));

/** Whether enough of those who may decide on a question are there: the edition's share of them, in whole numbers; never of nobody. */
export function hasQuorum(share: Share, roll: MotionRoll, question: string): boolean {
  const eligible = eligibleFor(roll, question).length;
  return eligible > 0 && votersFor(roll, question).length * share.in >= eligible * share.of;
}

/** Standing aside from one more question. */
export const withRecusal = (roll: MotionRoll, question: string, member: string): MotionRoll =>
  isRecused(roll, question, member)
    ? roll
    : { ...roll, recused: { ...roll.recused, [question]: [...(roll.recused[question] ?? []), member] } };

/** Places of questions as people count them: no names, since whoever reads may stand aside from one. */
export const placesOf = (all: readonly string[], some: readonly string[]): string =>
  some.map((question) => String(all.indexOf(question) + 1)).join('、');

/**
 * Null where every question has members who may decide on it, and enough of them are there; else the refusal
 * (`conflict` where everybody stands aside, `wrong-state` where too few are there), with what can be done.
 */
export function whyNotQuorate(share: Share, roll: MotionRoll, questions: readonly string[]): Denial | null {
  const nobody = questions.filter((question) => eligibleFor(roll, question).length === 0);
  if (nobody.length > 0) {
    const which = placesOf(questions, nobody);
    return deny(
      'conflict',
      `第${which}项的全部委员都须回避，无人可以表决。请将该项移出本议案，休会后增补不需回避的委员再议。`,
      `Every member stands aside from question ${which}, so nobody can vote on it. Leave it out of this motion, adjourn, and add members without a conflict before it is taken up again.`,
      { questions: nobody },
    );
  }
  const short = questions.filter((question) => !hasQuorum(share, roll, question));
  if (short.length === 0) return null;
  const which = placesOf(questions, short);
  return deny(
    'wrong-state',
    `第${which}项到会的应表决委员不足${share.in}分之${share.of}，不能表决。请等更多委员到会并登记，或者休会。`,
    `Question ${which} has no quorum: fewer than ${share.of} of ${share.in} of those who may vote on it are present. Wait for more members and record that they are there, or adjourn.`,
    { questions: short },
  );
}
