import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { markUnlocked } from '#src/store/dossiers.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { takeBack } from './hand-over.ts';
import { moveCase } from './move-case.ts';
import { rebindDraft } from './rebind-drafts.ts';

/** Opens a final dossier for editing again. Sealed leaves stay for now: the next 定稿 voids those whose own content changed. */
export async function unlockDossier(
  deps: Deps,
  actor: Actor,
  applicationId: string,
): Promise<{ state: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'unlock', applicationId, at });
    if (isDenial(decided)) return decided;
    const { application } = decided.draft;
    await markUnlocked(trx, applicationId, application.revision, at);
    const moved = await moveCase(deps, trx, decided, {
      action: 'unlock',
      actor,
      at,
      ...(decided.decision.effects.includes('take-back') ? { move: takeBack } : {}),
      event: {
        kind: 'dossier-unlocked',
        body: { revision: application.revision, digest: decided.dossier?.digest ?? '' },
      },
    });
    await rebindDraft(deps, trx, moved, at);
    return { state: decided.decision.next };
  });
}
