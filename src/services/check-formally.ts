import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { changeTask, openTask } from './change-task.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { formalChecks, isFormalCheck, type FormalCheck } from './task-bodies.ts';

export interface CheckFormally {
  readonly applicationId: string;
  readonly verdict: 'pass' | 'fail';
  readonly note?: string | undefined;
}
/** The formal check of one person (形式审查); admission asks for two of different people, each of the revision handed in. */
export async function checkFormally(
  deps: Deps,
  actor: Actor,
  input: CheckFormally,
): Promise<readonly FormalCheck[] | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, {
      action: 'formal-check',
      applicationId: input.applicationId,
      at,
    });
    if (isDenial(decided)) return decided;
    if (input.verdict === 'fail' && input.note === undefined)
      return deny('invalid', '不合格的，请写明原因。', 'Where the check fails, say why.');
    const { application } = decided.draft;
    const body: FormalCheck = {
      by: actorId(actor),
      revision: application.handedIn ?? 0,
      verdict: input.verdict,
      note: input.note ?? null,
    };
    const earlier = decided.tasks.filter(
      (task) => isFormalCheck(task) && task.state === 'given' && (task.body as FormalCheck).by === body.by,
    );
    let current = decided;
    for (const task of earlier)
      current = await changeTask(trx, actor, current, task, { state: 'replaced', closedAt: at }, at);
    const id = deps.ids.next();
    current = await openTask(
      trx,
      actor,
      current,
      {
        id,
        applicationId: application.id,
        kind: 'formalCheck',
        state: 'given',
        authority: null,
        askedIn: application.state,
        openedBy: body.by,
        openedAt: at,
        due: null,
        body,
      },
      at,
    );
    return formalChecks(current.tasks, application.handedIn);
  });
}
