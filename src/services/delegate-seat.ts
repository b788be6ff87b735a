import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { overlap, whyNotHandOn } from '#src/domain/people/seat-rules.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import { findMember, insertMember, lockPerson, openSeatsOf } from '#src/store/members.ts';
import type { Deps } from './deps.ts';
import { noPerson } from './give-seat.ts';
import { actorId } from './open-application.ts';
import { whyNotGiven } from './seat-plan.ts';

export interface DelegateSeat {
  readonly memberId: string;
  readonly userId: string;
  readonly from: string;
  readonly until: string;
}

/** Hands one's own role to another member of the same authority for some days. It ends by itself, and with the seat it came from. */
export async function delegateSeat(
  deps: Deps,
  actor: Actor,
  { memberId, userId, from, until }: DelegateSeat,
): Promise<{ readonly id: string } | Denial> {
  const seat = await findMember(deps.db, memberId);
  const denial = whyNot(actor, 'seat.delegate', seat);
  if (denial !== null) return denial;
  if (seat === null || seat.closedAt !== null || actor.kind !== 'user' || seat.userId !== actor.id) return notYours;
  const refused = whyNotHandOn(seat, { from, until });
  if (refused !== null) return refused;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    // Both accounts, in one order: neither seat is closed meanwhile, and two hand-overs do not wait for one another.
    for (const id of [seat.userId, userId].toSorted()) if (!(await lockPerson(trx, id))) return noPerson;
    if ((await findMember(trx, memberId))?.closedAt !== null) return notYours;
    const held = await openSeatsOf(trx, userId);
    const colleague = held.some(
      (one) =>
        one.programme === seat.programme &&
        one.authority === seat.authority &&
        one.delegatedBy === null &&
        overlap(one, { from, until }),
    );
    if (!colleague || userId === actor.id) return notAColleague;
    const given = { programme: seat.programme, authority: seat.authority, role: seat.role, userId, from, until };
    const clash = whyNotGiven(deps.editions, given, held);
    if (clash !== null) return clash;
    const id = deps.ids.next();
    await insertMember(trx, { ...given, id, delegatedBy: memberId, createdBy: actorId(actor) }, at);
    const body = { member: id, of: memberId, user: userId, role: seat.role, from, until };
    await recordInAuthority(trx, seat, { kind: 'seat-delegated', body }, actorId(actor), at);
    return { id };
  });
}

const notYours = deny('absent', '没有这个席位，或不是您的。', 'There is no such seat, or it is not yours.');
const notAColleague = deny(
  'invalid',
  '只能委托给同一机构在这段时间内有席位的另一位同事。',
  'Choose another person who has a seat in the same authority in these days.',
);
