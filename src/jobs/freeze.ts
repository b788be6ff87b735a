import { CompiledQuery } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Deps } from '#src/services/deps.ts';
import { freezeDossier } from '#src/services/freeze-dossier.ts';
import { resumeFreezing } from '#src/services/resume-freezing.ts';
import { noteProgress } from './progress.ts';

const queue = 'freeze';

/** Queues jobs in the transaction that asks for them: neither is there without the other. */
export function enqueueWith(boss: PgBoss): Deps['enqueue'] {
  return async (trx, job, data) => {
    const executeSql = async (text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> => ({
      rows: (await trx.executeQuery(CompiledQuery.raw(text, [...values]))).rows,
    });
    await boss.send(job, data, { db: { executeSql } });
  };
}

/** Runs queued jobs; each is thin and may run twice. What a killed process left half done is taken up again. */
export async function startJobs(boss: PgBoss, deps: Deps): Promise<void> {
  await boss.createQueue(queue, {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 900,
    heartbeatSeconds: 30,
  });
  await resumeFreezing(deps);
  await boss.work<{ applicationId: string }>(queue, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
    for (const { data } of jobs) {
      try {
        await freezeDossier(deps, data.applicationId, (done, of, what) =>
          noteProgress(data.applicationId, { done, of, what }),
        );
      } finally {
        noteProgress(data.applicationId, null);
      }
    }
  });
}
