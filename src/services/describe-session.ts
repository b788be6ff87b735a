import type { Duty } from '#src/definition/authority.ts';
import type { Text } from '#src/definition/text.ts';
import type { SeatRole, Side } from '#src/definition/workflow.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { roleTitles } from '#src/domain/access/seat-words.ts';
import { findSessionAccount, otherSessions, type LiveSession } from '#src/store/live-sessions.ts';
import { seatsHeld } from '#src/store/members.ts';
import { awardDay } from './award-day.ts';
import type { Deps } from './deps.ts';
import { authorityOf } from './seat-plan.ts';

/** A seat in words. */
export interface DescribedSeat {
  readonly id: string;
  readonly programme: string;
  readonly authority: string;
  readonly authorityName: Text;
  readonly side: Side;
  readonly channel: string | null;
  readonly duty: Duty | null;
  readonly role: SeatRole;
  readonly roleTitle: Text;
  readonly from: string | null;
  readonly until: string | null;
  /** Handed on by a colleague for these days. */
  readonly delegated: boolean;
}
export interface DescribedSession {
  /** The name of whoever has locked this session; null where it is not locked. */
  readonly locked: string | null;
  readonly seats: readonly DescribedSeat[];
  /** Whether a second factor is wanted of this person, set up, and shown in this session. */
  readonly factor: { readonly wanted: boolean; readonly enrolled: boolean; readonly shown: boolean };
  readonly others: readonly LiveSession[];
}

const nobody: DescribedSession = {
  locked: null,
  seats: [],
  factor: { wanted: false, enrolled: false, shown: false },
  others: [],
};

/** What a session is to its own person: seats, second factor, where else they are signed in. */
export async function describeSession(deps: Deps, actor: Actor, token: string | null): Promise<DescribedSession> {
  const account = token === null ? null : await findSessionAccount(deps.db, token);
  if (account === null || token === null) return nobody;
  if (actor.kind !== 'user') return { ...nobody, locked: account.lockedAt === null ? null : account.name };
  const seats = (await seatsHeld(deps.db, account.id, awardDay(deps))).flatMap((seat): DescribedSeat[] => {
    const authority = authorityOf(deps.editions, seat.programme, seat.authority);
    if (authority === null) return [];
    return [
      {
        id: seat.id,
        programme: seat.programme,
        authority: seat.authority,
        authorityName: authority.name,
        side: authority.side,
        channel: authority.channel,
        duty: authority.entry?.duty ?? null,
        role: seat.role,
        roleTitle: roleTitles[seat.role],
        from: seat.from,
        until: seat.until,
        delegated: seat.delegatedBy !== null,
      },
    ];
  });
  return {
    locked: null,
    seats,
    factor: { wanted: seats.length > 0, enrolled: account.enrolled, shown: account.factorAt !== null },
    others: await otherSessions(deps.db, token),
  };
}
