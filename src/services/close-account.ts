import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { recordInAuthority, type AuthorityKey } from '#src/store/authority-streams.ts';
import { closePerson, closeSeat, isOfProgramme, lockPerson, openSeatsOf } from '#src/store/members.ts';
import { dutySeat } from './administration.ts';
import type { Deps } from './deps.ts';
import { noPerson } from './give-seat.ts';
import { leaveBallots } from './void-ballot.ts';

/**
 * Closes somebody's account: their seats end, their sessions too, nobody signs in to it any more. What waits stays in
 * the queues of their authorities. Only people of the programme, and whose seats are all in programmes of the actor.
 */
export async function closeAccount(
  deps: Deps,
  actor: Actor,
  { programme, userId }: { readonly programme: string; readonly userId: string },
): Promise<{ readonly seats: number } | Denial> {
  const denial = whyNot(actor, 'account.close', { programme, authority: null });
  if (denial !== null) return denial;
  const own = dutySeat(actor, programme, 'system');
  if (own === null || actor.kind !== 'user') return noPerson;
  if (actor.id === userId) return notOnesOwn;
  const at = await deps.clock.now();
  if (!(await isOfProgramme(deps.db, programme, userId))) return noPerson;
  return await deps.db.transaction().execute(async (trx) => {
    if (!(await lockPerson(trx, userId))) return noPerson;
    const seats = await openSeatsOf(trx, userId);
    for (const seat of seats) {
      const refused = whyNot(actor, 'account.close', seat);
      if (refused !== null) return elsewhere;
    }
    const ended = [];
    for (const seat of seats) ended.push(...(await closeSeat(trx, seat.id, at)));
    const acts: [AuthorityKey, Parameters<typeof recordInAuthority>[2]][] = ended.map((seat) => [
      seat,
      { kind: 'seat-ended', body: { member: seat.id, user: seat.userId } },
    ]);
    acts.push([own, { kind: 'account-closed', body: { user: userId, seats: seats.map((seat) => seat.id) } }]);
    // Streams in one order: two accounts closed at once do not wait for one another.
    acts.sort(([a], [b]) => (`${a.programme}/${a.authority}` < `${b.programme}/${b.authority}` ? -1 : 1));
    for (const [key, event] of acts) await recordInAuthority(trx, key, event, actor.id, at);
    for (const seat of ended) await leaveBallots(deps, trx, seat, { actorId: actor.id, at });
    await closePerson(trx, userId, at);
    return { seats: seats.length };
  });
}

const notOnesOwn = deny(
  'not-allowed',
  '不能关闭自己的账号，请由另一位系统管理员办理。',
  'You cannot close your own account. Another system administrator has to.',
);
const elsewhere = deny(
  'conflict',
  '此人在其他奖项中还有席位，请先请该奖项的安全保密管理员结束席位。',
  'This person has seats in another programme. Have its security administrator end them first.',
);
