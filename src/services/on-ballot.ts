import type { Transaction } from 'kysely';
import { whyNot, type Action, type Actor, type User } from '#src/domain/access/why-not.ts';
import { whyNotNow, type BallotAct } from '#src/domain/ballot/phase.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { sweepBoxes } from '#src/store/ballot-box.ts';
import { findMotionOfBallot, lockMotion, type Motion } from '#src/store/motions.ts';
import { findBallot, lockBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { withoutValues } from './loggable.ts';

export type BallotAction = Extract<Action, `ballot.${string}`>;

export const noBallot = deny(
  'absent',
  '没有这次表决，或您无权查看。',
  'There is no such ballot, or you may not see it.',
);
const notYours = deny('not-allowed', '这一步不由您办理。', 'This is not yours to do.');

/** Why somebody may not do something with a ballot; who may not see it learns no more than that there is none. */
export function whyNotBallot(
  actor: Actor,
  action: BallotAction,
  ballot: Pick<SecretBallot, 'programme' | 'committee'> | null,
): Denial | null {
  const subject = ballot === null ? null : { programme: ballot.programme, committee: ballot.committee };
  const unseen = whyNot(actor, 'ballot.read', subject);
  if (unseen !== null) return unseen.code === 'absent' ? noBallot : unseen;
  const denial = whyNot(actor, action, subject);
  return denial?.code === 'absent' ? notYours : denial;
}

export interface HeldBallot {
  readonly trx: Transaction<DB>;
  readonly ballot: SecretBallot;
  /** The motion it is taken for, locked; null where it is taken for none. */
  readonly motion: Motion | null;
  readonly user: User;
  readonly at: Date;
}

/** Runs an act on a ballot in one transaction: it is found, asked for, locked, and its phase looked at. */
export async function onBallot<T>(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { id, action, act }: { readonly id: string; readonly action: BallotAction; readonly act: BallotAct },
  run: (held: HeldBallot) => Promise<T | Denial>,
): Promise<T | Denial> {
  const seen = await findBallot(deps.db, id);
  const denial = whyNotBallot(actor, action, seen);
  if (denial !== null || actor.kind !== 'user') return denial ?? noBallot;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const motion = await lockMotionOf(trx, id);
    const ballot = await lockBallot(trx, id);
    if (ballot === null) return noBallot;
    return whyNotNow(ballot.state, act) ?? (await run({ trx, ballot, motion, user: actor, at }));
  });
}

/** Locks the motion that a ballot is taken for. It comes before the ballot's own lock, so that nobody waits in a circle. */
export async function lockMotionOf(trx: Transaction<DB>, ballot: string): Promise<Motion | null> {
  const found = await findMotionOfBallot(trx, ballot);
  return found === null ? null : await lockMotion(trx, found.id);
}

/** Which of the two custodians somebody is (0 or 1). */
export function custodianOf({ custodians }: SecretBallot, userId: string): number | Denial {
  const place = custodians.findIndex(({ user }) => user === userId);
  return place < 0 ? deny('not-allowed', '您不是这次表决的开箱人。', 'You are no custodian of this ballot.') : place;
}

/** After the box was rewritten for good. Where the table is not free it is left to the next time, and said in the log. */
export async function sweepAfter<T>(deps: Pick<Deps, 'db' | 'log'>, done: T | Denial): Promise<T | Denial> {
  if (isDenial(done)) return done;
  try {
    await sweepBoxes(deps.db);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    deps.log.error({ err: withoutValues(error) }, 'earlier versions of ballot boxes are still on the disk');
  }
  return done;
}
