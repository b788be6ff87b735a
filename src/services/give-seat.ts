import type { Transaction } from 'kysely';
import { deny, type Denial } from '#src/domain/denial.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import { insertMember, lockPerson, openSeatsOf } from '#src/store/members.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { whyNotGiven, type PlannedSeat } from './seat-plan.ts';

/** Gives a seat, with its event, whoever decided it: the account is locked, so that two seats given at once see one another. */
export async function giveSeat(
  deps: Pick<Deps, 'editions' | 'ids'>,
  trx: Transaction<DB>,
  seat: PlannedSeat & { readonly userId: string },
  by: { readonly actorId: string; readonly at: Date },
): Promise<{ readonly id: string } | Denial> {
  if (!(await lockPerson(trx, seat.userId))) return noPerson;
  const denial = whyNotGiven(deps.editions, seat, await openSeatsOf(trx, seat.userId));
  if (denial !== null) return denial;
  const id = deps.ids.next();
  await insertMember(trx, { ...seat, id, delegatedBy: null, createdBy: by.actorId }, by.at);
  const { userId: user, role, from, until } = seat;
  await recordInAuthority(
    trx,
    seat,
    { kind: 'seat-granted', body: { member: id, user, role, from, until } },
    by.actorId,
    by.at,
  );
  return { id };
}

export const noPerson = deny('absent', '没有这个账号，或已经关闭。', 'There is no such account, or it was closed.');
