import { applicationsIn } from '#src/store/applications.ts';
import type { Deps } from './deps.ts';

/** Queues again what waits for its freezing job, for the process that had it may have been killed. Gives how many. */
export async function resumeFreezing(deps: Deps): Promise<number> {
  const states = new Set(
    deps.editions
      .known()
      .flatMap((edition) =>
        edition.workflow.actions.filter((action) => action.id === 'freeze-done').flatMap((action) => action.from),
      ),
  );
  const waiting = await applicationsIn(deps.db, [...states]);
  for (const applicationId of waiting)
    await deps.db.transaction().execute((trx) => deps.enqueue(trx, 'freeze', { applicationId }));
  return waiting.length;
}
