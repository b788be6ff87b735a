import type { SeatRole } from '#src/definition/workflow.ts';
import type { User } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { openSeatsOf } from '#src/store/members.ts';
import { markFactor } from '#src/store/sessions.ts';
import type { Deps } from './deps.ts';
import { giveSeat } from './give-seat.ts';

export interface SeatInDemo {
  readonly authority: string;
  readonly role: SeatRole;
  /** Token of the session that sits down: it is taken as having shown its second factor. */
  readonly token: string;
}

/** Sits somebody of the demo down in an authority of its newest edition; asked again, it is the same seat. Only the demo offers it. */
export async function seatInDemo(
  deps: Deps,
  user: User,
  { authority, role, token }: SeatInDemo,
): Promise<null | Denial> {
  const programme = deps.editions.all().at(-1)?.file.programme;
  if (programme === undefined) return deny('invalid', '没有届次。', 'There is no edition.');
  const at = await deps.clock.now();
  const refused = await deps.db.transaction().execute(async (trx) => {
    const held = await openSeatsOf(trx, user.id);
    if (held.some((seat) => seat.authority === authority && seat.role === role)) return null;
    const seat = { programme, authority, role, userId: user.id, from: null, until: null };
    const given = await giveSeat(deps, trx, seat, { actorId: 'system', at });
    return isDenial(given) ? given : null;
  });
  if (refused === null) await markFactor(deps.db, token, new Date());
  return refused;
}
