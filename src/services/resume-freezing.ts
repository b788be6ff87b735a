import { statesIn } from '#src/domain/workflow/decide.ts';
import { applicationsIn } from '#src/store/applications.ts';
import type { Deps } from './deps.ts';

/** Queues again what waits for its freezing job, for the process that had it may have been killed. Gives how many. */
export async function resumeFreezing(deps: Deps): Promise<number> {
  const states = new Set(deps.editions.known().flatMap((edition) => statesIn(edition.workflow, 'freezing')));
  const waiting = await applicationsIn(deps.db, [...states]);
  for (const applicationId of waiting)
    await deps.db.transaction().execute((trx) => deps.enqueue(trx, 'freeze', { applicationId }));
  return waiting.length;
}
