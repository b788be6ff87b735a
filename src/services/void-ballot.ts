import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { whyNotNow } from '#src/domain/ballot/phase.ts';
import { notOnRoll } from '#src/domain/ballot/voting.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { rewriteBox } from '#src/store/ballot-box.ts';
import { changeLine, readRoll, votingMembers } from '#src/store/ballot-rolls.ts';
import {
  ballotsUnderWay,
  lockBallot,
  recordBallot,
  type SecretBallot,
  type VoidCause,
} from '#src/store/secret-ballots.ts';
import type { Motion } from '#src/store/motions.ts';
import type { DB } from '#src/store/schema.ts';
import { awardDay } from './award-day.ts';
import { voidSecret } from './decision/secret-result.ts';
import type { Deps } from './deps.ts';
import { lockMotionOf, onBallot, sweepAfter } from './on-ballot.ts';

interface By {
  readonly actorId: string;
  readonly at: Date;
}

/** Voids a ballot, with the reason: what was cast is gone unread, and the key with it. */
export async function voidBallot(
  deps: Deps,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<SecretBallot | Denial> {
  const voided = await onBallot(
    deps,
    actor,
    { id, action: 'ballot.manage', act: 'void' },
    async ({ trx, ballot, user, at }) => await makeVoid(trx, ballot, 'decision', reason, { actorId: user.id, at }),
  );
  return await sweepAfter(deps, voided);
}

/**
 * Takes a member off a ballot that is under way. Nobody can tell which ballot is theirs: once a token was given the whole
 * ballot is void; before that they only get none.
 */
export async function removeFromBallot(
  deps: Deps,
  actor: Actor,
  { id, userId, reason }: { readonly id: string; readonly userId: string; readonly reason: string },
): Promise<SecretBallot | Denial> {
  const done = await onBallot(
    deps,
    actor,
    { id, action: 'ballot.manage', act: 'remove' },
    async ({ trx, ballot, user, at }) => await removeMember(trx, ballot, userId, reason, { actorId: user.id, at }),
  );
  return await sweepAfter(deps, done);
}

/** The same for everybody who is no longer a member of a committee, in the transaction that took the seat. */
export async function leaveBallots(
  deps: Pick<Deps, 'clock' | 'editions'>,
  trx: Transaction<DB>,
  seat: { readonly programme: string; readonly authority: string; readonly userId: string },
  by: By,
): Promise<void> {
  const of = { programme: seat.programme, committee: seat.authority };
  const left = !(await votingMembers(trx, { ...of, today: awardDay(deps) })).includes(seat.userId);
  for (const id of left ? await ballotsUnderWay(trx, { ...of, userId: seat.userId }) : []) {
    await lockMotionOf(trx, id);
    const ballot = await lockBallot(trx, id);
    if (ballot !== null && whyNotNow(ballot.state, 'remove') === null)
      await removeMember(trx, ballot, seat.userId, null, by);
  }
}

async function removeMember(
  trx: Transaction<DB>,
  ballot: SecretBallot,
  userId: string,
  reason: string | null,
  by: By,
): Promise<SecretBallot | Denial> {
  const line = (await readRoll(trx, ballot.id)).find((one) => one.user === userId);
  if (line === undefined) return notOnRoll;
  if (line.removed || line.recused) return ballot;
  await changeLine(trx, ballot.id, userId, { removed: true });
  const event = { kind: 'ballot-member-removed', body: { user: userId } } as const;
  const noted = await recordBallot(trx, ballot, {}, { event, ...by });
  return line.issued === null ? noted : await makeVoid(trx, noted, 'removal', reason, by);
}

/** Voids a ballot, and with it the motion that cannot be counted without it, and what else of that motion is under way. */
async function makeVoid(
  trx: Transaction<DB>,
  ballot: SecretBallot,
  cause: VoidCause,
  reason: string | null,
  by: By,
): Promise<SecretBallot> {
  const voided = await emptyBox(trx, ballot, cause, reason, by);
  const motion = await lockMotionOf(trx, ballot.id);
  if (motion?.state === 'open') {
    const why = reason ?? '领取凭证后有委员离任';
    const done = await voidSecret(trx, { motion: motion.id, why, ...by });
    if (isDenial(done)) throw new Error(done.reason.en);
    await voidBallotsOf(trx, motion, why, by);
  }
  return voided;
}

/** Voids every ballot of a locked motion that is under way, as when the motion is void. */
export async function voidBallotsOf(trx: Transaction<DB>, { body }: Motion, reason: string, by: By): Promise<void> {
  for (const { ballotId } of body.ballots) {
    const ballot = await lockBallot(trx, ballotId);
    if (ballot !== null && whyNotNow(ballot.state, 'void') === null)
      await emptyBox(trx, ballot, 'decision', reason, by);
  }
}

async function emptyBox(
  trx: Transaction<DB>,
  ballot: SecretBallot,
  cause: VoidCause,
  reason: string | null,
  { actorId, at }: By,
): Promise<SecretBallot> {
  await rewriteBox(trx, ballot.id, []);
  const event = {
    kind: 'ballot-voided',
    body: { cause, reason: commitment(`${ballot.salt}:void`, reason ?? '') },
  } as const;
  const gone = { signingPrivate: null, halvesOf: null };
  const change = { ...gone, state: 'void', voidedAt: at, voidCause: cause, voidReason: reason } as const;
  return await recordBallot(trx, ballot, change, { event, actorId, at });
}
