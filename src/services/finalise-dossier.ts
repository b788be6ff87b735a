import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { moveCase } from './move-case.ts';

/** 定稿: locks the draft under its next revision and queues the job that renders and freezes it. */
export async function finaliseDossier(
  deps: Deps,
  actor: Actor,
  applicationId: string,
): Promise<{ state: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'finalise', applicationId, at });
    if (isDenial(decided)) return decided;
    const { application } = decided.draft;
    const revision = application.revision + 1;
    await moveCase(deps, trx, decided, {
      action: 'finalise',
      actor,
      at,
      event: { kind: 'finalise-started', body: { revision } },
      move: { revision, failure: null },
    });
    await deps.enqueue(trx, 'freeze', { applicationId });
    return { state: decided.decision.next };
  });
}
