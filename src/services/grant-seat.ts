import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { Deps } from './deps.ts';
import { giveSeat } from './give-seat.ts';
import { actorId } from './open-application.ts';
import type { PlannedSeat } from './seat-plan.ts';

/** Gives somebody a seat in an authority from one day until another; nobody gives one to themselves. */
export async function grantSeat(
  deps: Deps,
  actor: Actor,
  seat: PlannedSeat & { readonly userId: string },
): Promise<{ readonly id: string } | Denial> {
  const denial = whyNot(actor, 'seat.grant', seat);
  if (denial !== null) return denial;
  if (actor.kind === 'user' && actor.id === seat.userId) return notToOneself;
  const at = await deps.clock.now();
  return await deps.db
    .transaction()
    .execute(async (trx) => await giveSeat(deps, trx, seat, { actorId: actorId(actor), at }));
}

const notToOneself = deny(
  'not-allowed',
  '不能给自己授予席位，请由另一位安全保密管理员办理。',
  'You cannot give a seat to yourself. Another security administrator has to.',
);
