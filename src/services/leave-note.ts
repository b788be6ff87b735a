import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { lockApplication } from '#src/store/applications.ts';
import { readTasks } from '#src/store/tasks.ts';
import { openTask } from './change-task.ts';
import type { Deps } from './deps.ts';
import { readDraft } from './read-application.ts';

/** A note to colleagues: who wrote it, and the words. The applicant never sees it. */
export interface CaseNote {
  readonly text: string;
  readonly author: string;
}
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** Leaves a note with a case for colleagues; it stays as it was written. */
export async function leaveNote(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  text: string,
): Promise<{ task: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'case.note', application);
    if (denial !== null || application === null || actor.kind !== 'user') return denial ?? absent;
    const body: CaseNote = { text, author: actor.name };
    const task = deps.ids.next();
    const current = { draft: await readDraft(deps, trx, application), tasks: await readTasks(trx, applicationId) };
    const note = {
      id: task,
      applicationId,
      kind: 'note',
      state: 'kept',
      authority: null,
      askedIn: application.state,
      openedBy: actor.id,
      openedAt: at,
      due: null,
      body,
    };
    await openTask(trx, actor, current, note, at);
    return { task };
  });
}
