import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import { closeSeat, findMember, lockPerson, type Member } from '#src/store/members.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { leaveBallots } from './void-ballot.ts';

/**
 * Ends a seat, and what was handed on from it. The security administrator may, but not of their own seat; and whoever
 * handed a seat on takes it back. What waits stays in the authority's queue: it was never the person's.
 * Ballots of a committee that a member leaves with a token are void.
 */
export async function endSeat(
  deps: Deps,
  actor: Actor,
  memberId: string,
): Promise<{ readonly ended: number } | Denial> {
  const member = await findMember(deps.db, memberId);
  const denial = await whyNotEnded(deps, actor, member);
  if (denial !== null || member === null) return denial ?? noSeat;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    // The account first: a seat is not handed on while it is ended.
    await lockPerson(trx, member.userId);
    const closed = await closeSeat(trx, memberId, at);
    for (const { id, userId } of closed)
      await recordInAuthority(
        trx,
        member,
        { kind: 'seat-ended', body: { member: id, user: userId } },
        actorId(actor),
        at,
      );
    for (const seat of closed) await leaveBallots(deps, trx, seat, { actorId: actorId(actor), at });
    return { ended: closed.length };
  });
}

async function whyNotEnded(deps: Deps, actor: Actor, member: Member | null): Promise<Denial | null> {
  const asAdministrator = whyNot(actor, 'seat.end', member);
  if (member === null) return asAdministrator ?? noSeat;
  if (asAdministrator === null)
    return actor.kind === 'user' && actor.id === member.userId && member.delegatedBy === null ? notOnesOwn : null;
  const origin = member.delegatedBy === null ? null : await findMember(deps.db, member.delegatedBy);
  if (actor.kind !== 'user' || origin?.userId !== actor.id) return asAdministrator;
  return whyNot(actor, 'seat.delegate', member);
}

const noSeat = deny('absent', '没有这个席位。', 'There is no such seat.');
const notOnesOwn = deny(
  'not-allowed',
  '不能结束自己的席位，请由另一位安全保密管理员办理。',
  'You cannot end your own seat. Another security administrator has to.',
);
