import { deny, type Denial } from '../denial.ts';
import type { Votes } from './majority.ts';
import type { Choice } from './motion.ts';
import { questionsOf, votersFor, type MotionRoll } from './roll.ts';

/** A member's votes in an open vote, one for each question. */
export type Choices = Readonly<Record<string, Choice>>;
export interface CastVote {
  readonly member: string;
  readonly choices: Choices;
}

/** Null where a member who is there votes on just the questions that are theirs, all of them. */
export function whyNotVote(
  roll: MotionRoll,
  questions: readonly string[],
  { member, choices }: CastVote,
): Denial | null {
  const own = questionsOf(roll, questions, member);
  if (own.length === 0)
    return deny(
      'not-allowed',
      '该委员未登记到会，或须回避全部各项，不参加本议案的表决。',
      'This member was not recorded as present, or stands aside from every question of the motion.',
    );
  const given = Object.keys(choices);
  if (given.some((question) => !own.includes(question)))
    return deny(
      'not-allowed',
      '其中有不由该委员表决的项（须回避或不在本议案中），没有存入。',
      'Some of these questions are not this member’s to vote on; nothing was recorded.',
    );
  return given.length < own.length
    ? deny(
        'invalid',
        `还有${own.length - given.length}项没有选择，请逐项选择赞成、反对或弃权。`,
        `${own.length - given.length} questions are left open; choose for, against or abstain on each.`,
      )
    : null;
}

/** Counts open votes: only of those who may vote on a question now. */
export function countOpen(roll: MotionRoll, questions: readonly string[], cast: readonly CastVote[]): readonly Votes[] {
  return questions.map((question) => {
    const voters = new Set(votersFor(roll, question).map(({ id }) => id));
    const choices = cast.flatMap((one) => (voters.has(one.member) ? (one.choices[question] ?? []) : []));
    const count = (choice: Choice): number => choices.filter((one) => one === choice).length;
    return { question, for: count('for'), against: count('against'), abstain: count('abstain'), spoiled: 0 };
  });
}

/** Members who are there, may vote on a question, and have not. */
export const missingVoters = (
  roll: MotionRoll,
  questions: readonly string[],
  cast: readonly CastVote[],
): readonly string[] =>
  roll.present.filter(
    (member) => questionsOf(roll, questions, member).length > 0 && cast.every((one) => one.member !== member),
  );
