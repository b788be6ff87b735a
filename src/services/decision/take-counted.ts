import type { Transaction } from 'kysely';
import type { BallotResult } from '#src/domain/ballot/count.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import type { Motion } from '#src/store/motions.ts';
import type { DB } from '#src/store/schema.ts';
import { planOf } from './ballot-roll.ts';
import { attachSecretResult } from './secret-result.ts';

export interface Counted {
  readonly motion: Motion;
  readonly ballot: string;
  /** Accounts that had a ballot, as the roll was frozen. */
  readonly voters: readonly string[];
  readonly result: BallotResult;
  readonly actorId: string;
  readonly at: Date;
}

/** Gives a motion what one of its ballots was counted to; null where it is taken in, else why not. */
export async function takeCounted(
  trx: Transaction<DB>,
  { motion, ballot, voters, result, actorId, at }: Counted,
): Promise<Denial | null> {
  const plan = planOf(motion, ballot);
  const roll = motion.body.roll;
  if (plan === null || roll === null) throw new Error(`ballot ${ballot} is none of motion ${motion.id}`);
  const counts = plan.questions.map((question) => {
    const tally = result.tally[question] ?? {};
    const of = (option: string): number => tally[option] ?? 0;
    return { question, for: of('for'), against: of('against'), abstain: of('abstain'), spoiled: result.spoiled };
  });
  const taken = await attachSecretResult(trx, {
    motion: motion.id,
    actorId,
    at,
    result: {
      ballotId: ballot,
      roll: roll.members.flatMap(({ id, userId }) => (userId !== null && voters.includes(userId) ? [id] : [])),
      recused: Object.fromEntries(plan.questions.map((question) => [question, roll.recused[question] ?? []])),
      counts,
    },
  });
  return isDenial(taken) ? taken : null;
}
