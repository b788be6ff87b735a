import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { recordInAuthority } from '#src/store/authority-streams.ts';
import { endSessionsOf } from '#src/store/live-sessions.ts';
import { lockPerson, openSeatsOf } from '#src/store/members.ts';
import { forgetFactor } from '#src/store/second-factors.ts';
import { dutySeat } from './administration.ts';
import type { Deps } from './deps.ts';
import { noPerson } from './give-seat.ts';

/** Takes away the second factor of somebody who lost device and card: their sessions end, at the next sign-in they set it up anew. */
export async function resetFactor(
  deps: Deps,
  actor: Actor,
  { programme, userId }: { readonly programme: string; readonly userId: string },
): Promise<{ readonly reset: true } | Denial> {
  const denial = whyNot(actor, 'factor.reset', { programme, authority: null });
  if (denial !== null) return denial;
  const own = dutySeat(actor, programme, 'security');
  if (own === null || actor.kind !== 'user') return noPerson;
  if (actor.id === userId) return notOnesOwn;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    if (!(await lockPerson(trx, userId))) return noPerson;
    if (!(await openSeatsOf(trx, userId)).some((seat) => seat.programme === programme)) return noPerson;
    await forgetFactor(trx, userId);
    await endSessionsOf(trx, userId);
    await recordInAuthority(trx, own, { kind: 'factor-reset', body: { user: userId } }, actor.id, at);
    return { reset: true };
  });
}

const notOnesOwn = deny(
  'not-allowed',
  '不能重置自己的第二重验证，请由另一位安全保密管理员办理。',
  'You cannot reset your own second factor. Another security administrator has to.',
);
