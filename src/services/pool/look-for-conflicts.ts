import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import type { Deps } from '../deps.ts';
import { judgedEdition, poolFor } from './pool-subject.ts';
import { refreshConflicts } from './refresh-conflicts.ts';

/** The office has all conflicts of an edition computed anew, as a draft of the panels does; gives how many changed. */
export async function lookForConflicts(
  deps: Deps,
  actor: Actor,
  { programme, edition }: { readonly programme: string; readonly edition: string },
): Promise<{ readonly changed: number } | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const judged = judgedEdition(deps, programme, edition);
  if (isDenial(judged)) return judged;
  const at = await deps.clock.now();
  return await deps.db
    .transaction()
    .execute(async (trx) => ({ changed: await refreshConflicts(deps, trx, { programme, edition }, at) }));
}
