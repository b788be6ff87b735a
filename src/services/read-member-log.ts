import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import { readAuthorityLog, type LoggedEvent, type LogPlace } from '#src/store/authority-streams.ts';
import type { Deps } from './deps.ts';

/** What the administrators and the authorities' people did with accounts and seats, newest first, some at a time. */
export async function readMemberLog(
  deps: Deps,
  actor: Actor,
  { programme, before }: { readonly programme: string; readonly before: LogPlace | null },
): Promise<readonly LoggedEvent[] | Denial> {
  const denial = whyNot(actor, 'log.read', { programme, authority: null });
  return denial ?? (await readAuthorityLog(deps.db, programme, { before, limit: 200 }));
}
