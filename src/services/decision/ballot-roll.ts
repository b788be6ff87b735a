import type { BallotForm } from '#src/domain/ballot/form.ts';
import { wayWords } from '#src/domain/decision/motion.ts';
import type { Candidate } from '#src/domain/decision/motion.ts';
import type { BallotPlan } from '#src/domain/decision/secret.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { Motion } from '#src/store/motions.ts';

/** The part of a motion that one of its ballots decides; null where it is none of its ballots. */
export const planOf = ({ body }: Motion, ballot: string): BallotPlan | null =>
  body.ballots.find(({ ballotId }) => ballotId === ballot) ?? null;

/** The answers to every question of a motion, as a ballot offers them. */
const options = [
  { id: 'for', zh: '赞成', en: 'For' },
  { id: 'against', zh: '反对', en: 'Against' },
  { id: 'abstain', zh: '弃权', en: 'Abstain' },
] as const;

/** The form of a ballot: for each question of its part of the motion the same three answers, named by number and name. */
export function formOf({ body }: Motion, plan: BallotPlan): BallotForm {
  const named = ({ number, name }: Candidate): string => `${number} ${name}`.slice(0, 200);
  return {
    options: options.map((one) => ({ ...one })),
    questions: body.candidates
      .filter(({ application }) => plan.questions.includes(application))
      .map((one) => ({ id: one.application, zh: named(one), en: named(one), options: options.map(({ id }) => id) })),
    limits: [],
  };
}

/** Accounts on the frozen roll of a motion's ballot, in their order: who votes, and who stands aside and must not see it. */
export interface BallotRoll {
  readonly voters: readonly string[];
  readonly recused: readonly string[];
}

/**
 * The roll a motion's ballot opens with; null where the ballot is none of the motion's. Refused where a voter has lost the
 * seat since the motion was put: the motion has to be put again. `members` are those who may vote today.
 */
export function rollOfMotion(motion: Motion, ballot: string, members: readonly string[]): BallotRoll | Denial | null {
  const plan = planOf(motion, ballot);
  const { roll } = motion.body;
  if (plan === null || roll === null) return null;
  const voters = plan.voters.flatMap(({ userId }) => userId ?? []);
  if (voters.some((user) => !members.includes(user))) return memberLost;
  const aside = new Set(plan.questions.flatMap((question) => roll.recused[question] ?? []));
  const recused = roll.members.flatMap(({ id, userId }) => (aside.has(id) && userId !== null ? [userId] : []));
  return { voters, recused };
}

const memberLost = deny(
  'conflict',
  `议案提交表决后有委员失去席位，${wayWords.secret.zh}不能开始。请作废本议案后重新提交。`,
  `A member has lost the seat since the motion was put; its ${wayWords.secret.en} cannot open. Void the motion and put it again.`,
);
