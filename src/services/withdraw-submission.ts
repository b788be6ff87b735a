import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { markUnlocked } from '#src/store/dossiers.ts';
import { markWithdrawn, readReceipts } from '#src/store/receipts.ts';
import type { DB } from '#src/store/schema.ts';
import { changeTask } from './change-task.ts';
import { decideAct, type Decided } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { takeBack } from './hand-over.ts';
import { moveCase } from './move-case.ts';
import { rebindDraft } from './rebind-drafts.ts';

/** Takes a submission back within the window; the receipt stays on record as withdrawn, and the dossier may be edited again. */
export async function withdrawSubmission(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  arrived: Date,
): Promise<{ state: string } | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action: 'withdraw', applicationId, at: arrived });
    if (isDenial(decided)) return decided;
    const { application } = decided.draft;
    const receipt = (await readReceipts(trx, applicationId)).find(
      (one) => one.revision === application.revision && one.withdrawnAt === null,
    );
    if (receipt === undefined) throw new Error(`submitted application ${applicationId} has no receipt`);
    await markWithdrawn(trx, applicationId, application.revision, arrived);
    if (decided.decision.effects.includes('unlock'))
      await markUnlocked(trx, applicationId, application.revision, arrived);
    const takesBack = decided.decision.effects.includes('take-back');
    const ended = takesBack ? await endWork(trx, actor, decided, arrived) : decided;
    const moved = await moveCase(deps, trx, ended, {
      action: 'withdraw',
      actor,
      at: arrived,
      event: { kind: 'submission-withdrawn', body: { revision: application.revision, number: receipt.number } },
      ...(takesBack ? { move: takeBack } : {}),
    });
    await rebindDraft(deps, trx, moved, arrived);
    return { state: decided.decision.next };
  });
}

/** Ends what the office had begun: whoever gets the dossier next begins anew. */
async function endWork(trx: Transaction<DB>, actor: Actor, decided: Decided, at: Date): Promise<Decided> {
  let current = decided;
  for (const task of decided.tasks.filter((one) => one.closedAt === null))
    current = await changeTask(trx, actor, current, task, { state: 'takenBack', closedAt: at }, at);
  return current;
}
