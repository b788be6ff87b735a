import { PgBoss } from 'pg-boss';
import type { Deps } from '#src/services/deps.ts';
import { freezeDossier } from '#src/services/freeze-dossier.ts';
import { noteProgress } from './progress.ts';

const queue = 'freeze';

/** Runs queued jobs; each is thin and may run twice. */
export async function startJobs(boss: PgBoss, deps: Deps): Promise<void> {
  await boss.createQueue(queue, { retryLimit: 2, expireInSeconds: 900 });
  await boss.work<{ applicationId: string }>(queue, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
    for (const { data } of jobs) {
      try {
        await freezeDossier(deps, data.applicationId, (done, of, what) => noteProgress(data.applicationId, { done, of, what }));
      } finally {
        noteProgress(data.applicationId, null);
      }
    }
  });
}
