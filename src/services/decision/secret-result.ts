import type { Transaction } from 'kysely';
import { whyNotResult, type SecretResult } from '#src/domain/decision/secret.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { lockMotion, recordMotion, type Motion } from '#src/store/motions.ts';
import type { DB } from '#src/store/schema.ts';

export interface AttachSecret {
  readonly motion: string;
  readonly result: SecretResult;
  /** Who opened the ballot last, and when. */
  readonly actorId: string;
  readonly at: Date;
}

/**
 * Takes in what a secret ballot's custodians opened, within their transaction; it holds the award's lock, or no lock of
 * the decision at all. Refused where the motion is not being voted on, the ballot is not its own, was counted before, or
 * does not fit what it was opened with.
 */
export async function attachSecretResult(
  trx: Transaction<DB>,
  { motion: id, result, actorId, at }: AttachSecret,
): Promise<Motion | Denial> {
  const motion = await lockMotion(trx, id);
  const plan = motion?.body.ballots.find(({ ballotId }) => ballotId === result.ballotId);
  if (motion === null || plan === undefined) return deny('absent', '没有这个票箱。', 'There is no such ballot.');
  if (motion.state !== 'open')
    return deny(
      'wrong-state',
      '议案不在表决中，投票结果不能记入。',
      'The motion is not being voted on; no result is taken.',
    );
  if (motion.body.results.some(({ ballotId }) => ballotId === result.ballotId))
    return deny('conflict', '这个票箱的结果已经记入。', 'The result of this ballot is on record already.');
  const denial = whyNotResult(plan, result);
  if (denial !== null) return denial;
  const body = { ...motion.body, results: [...motion.body.results, result] };
  return await recordMotion(trx, motion, { body }, { act: 'secret-result', actorId, at, details: result });
}

/** Voids a secret motion within the transaction of whoever found that it must be: a member was taken off after issue. */
export async function voidSecret(
  trx: Transaction<DB>,
  { motion: id, why, actorId, at }: Omit<AttachSecret, 'result'> & { readonly why: string },
): Promise<Motion | Denial> {
  const motion = await lockMotion(trx, id);
  if (motion === null) return deny('absent', '没有这个议案。', 'There is no such motion.');
  if (motion.state !== 'open' || motion.way !== 'secret')
    return deny('wrong-state', '议案不在电子无记名投票中。', 'No secret electronic ballot of the motion is going on.');
  const body = { ...motion.body, why };
  const change = { state: 'void' as const, body, closedAt: at };
  return await recordMotion(trx, motion, change, { act: 'void', actorId, at, details: { reason: why } });
}
