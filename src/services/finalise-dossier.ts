import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { recordAct } from '#src/store/applications.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';

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
    await recordAct(
      trx,
      application,
      { state: decided.decision.next, revision, failure: null },
      { kind: 'finalise-started', body: { revision } },
      actorId(actor),
      at,
    );
    await deps.enqueue(trx, 'freeze', { applicationId });
    return { state: decided.decision.next };
  });
}
