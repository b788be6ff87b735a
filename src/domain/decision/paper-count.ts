import { z } from 'zod';
import { deny, type Denial } from '../denial.ts';
import type { Votes } from './majority.ts';
import { placesOf, votersFor, type MotionRoll } from './roll.ts';

const Papers = z.int().min(0).max(1000);

/** What a teller counted of one question: papers given out, come back and missing, and what stands on them. */
export const QuestionCount = z.strictObject({
  question: z.string(),
  issued: Papers,
  returned: Papers,
  missing: Papers,
  for: Papers,
  against: Papers,
  abstain: Papers,
  spoiled: Papers,
});
export type QuestionCount = z.infer<typeof QuestionCount>;
const numbers = ['issued', 'returned', 'missing', 'for', 'against', 'abstain', 'spoiled'] as const;

/** Null where a count is whole: each question once, papers add up, and no more were given out than members vote. */
export function whyNotCount(
  roll: MotionRoll,
  questions: readonly string[],
  counts: readonly QuestionCount[],
): Denial | null {
  const named = counts.map((one) => one.question);
  if (named.length !== questions.length || questions.some((question) => !named.includes(question)))
    return deny('invalid', '每一项都须计票，且只计一次。', 'Every question is counted, and just once.');
  const wrong = (test: (one: QuestionCount) => boolean): string =>
    placesOf(
      questions,
      counts.filter(test).map((one) => one.question),
    );
  const lost = wrong((one) => one.issued !== one.returned + one.missing);
  if (lost !== '')
    return deny(
      'invalid',
      `第${lost}项：发出票数应等于收回票数与未收回票数之和，请核对。`,
      `Question ${lost}: papers given out must be those that came back and those missing together.`,
    );
  const unlike = wrong((one) => one.returned !== one.for + one.against + one.abstain + one.spoiled);
  if (unlike !== '')
    return deny(
      'invalid',
      `第${unlike}项：赞成、反对、弃权和废票之和应等于收回票数，请核对。`,
      `Question ${unlike}: votes for, against, abstentions and spoiled papers must add up to the papers that came back.`,
    );
  const many = wrong((one) => one.issued > votersFor(roll, one.question).length);
  return many === ''
    ? null
    : deny(
        'invalid',
        `第${many}项：发出的票多于到会的应表决委员（须回避的不发票），请核对。`,
        `Question ${many}: more papers were given out than members who are there and may vote on it.`,
      );
}

/** The questions on which two tellers do not agree. */
export const differing = (one: readonly QuestionCount[], other: readonly QuestionCount[]): readonly string[] =>
  one
    .filter((counted) => {
      const same = other.find(({ question }) => question === counted.question);
      return same === undefined || numbers.some((key) => counted[key] !== same[key]);
    })
    .map(({ question }) => question);

/** The refusal of two counts that differ: which questions, but not by how much, so that both count anew for themselves. */
export const unlikeCounts = (questions: readonly string[], unlike: readonly string[]): Denial => {
  const which = placesOf(questions, unlike);
  return deny(
    'conflict',
    `两名计票人对第${which}项的计票不一致，两份计票都已作废。请各自重新清点后分别录入。`,
    `The two tellers do not agree on question ${which}; both counts are set aside. Each counts anew and enters it again.`,
    { questions: unlike },
  );
};

/** The votes of an agreed count. */
export const votesOfCount = (counts: readonly QuestionCount[]): readonly Votes[] =>
  counts.map(({ question, for: inFavour, against, abstain, spoiled }) => ({
    question,
    for: inFavour,
    against,
    abstain,
    spoiled,
  }));
