import { z } from 'zod';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { WorkflowFile } from '#src/definition/workflow.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import { lockApplication, type Application } from '#src/store/applications.ts';
import { findFile } from '#src/store/files.ts';
import { insertMessage } from '#src/store/messages.ts';
import { readReceipts, type Receipt } from '#src/store/receipts.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import { changeTask, openTask } from './change-task.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { refreshConflicts } from './pool/refresh-conflicts.ts';
import { readDraft } from './read-application.ts';
import { provinceOf } from './seats.ts';

/** What comes after the freeze: an addition to the disclosure of coaching (A2.1), or a new fact that must be reported (E6). */
export const AddendumWords = z.strictObject({
  kind: z.enum(['coaching', 'newFact']),
  /** The day it happened or began. */
  day: z.iso.date(),
  text: z.string().trim().min(1).max(5000),
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/u))
    .max(20)
    .default([]),
});
export type AddendumWords = z.infer<typeof AddendumWords>;
/** As it is kept: bound to the dossier it adds to. */
export interface Addendum extends AddendumWords {
  readonly revision: number;
}

export const isAddendum = (task: Task): boolean => task.kind === 'addendum';
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

const tooEarly = deny(
  'wrong-state',
  '提交之后、办结之前才能补充说明；提交之前请直接修改申报材料。',
  'Additions are made after submission and before the end; before it, change the application itself.',
);
const tooLate = deny(
  'wrong-state',
  '这份申报已经办结，不能再补充说明。',
  'This application has come to its end; nothing can be added any more.',
);

/** Why nothing can be added to an application now; null where it can: a receipt stands, and it has not come to its end. */
export function whyNoAddendum(
  { channel, handedIn, state }: Application,
  workflow: WorkflowFile,
  receipts: readonly Receipt[],
): Denial | null {
  // What is only being pre-checked lies with an office too, and can still be changed itself.
  const submitted = receipts.some(({ withdrawnAt }) => withdrawnAt === null);
  if (channel === null || handedIn === null || !submitted) return tooEarly;
  return stateOf(workflow, state)?.phase === 'ended' ? tooLate : null;
}

/** The very same words that were filed before: the answer to them was lost on the way, and they are sent again. */
const sameWords =
  (words: AddendumWords) =>
  (task: Task): boolean => {
    const { revision: _revision, ...filed } = task.body as Addendum;
    return (
      isAddendum(task) && JSON.stringify(AddendumWords.parse(filed)) === JSON.stringify(AddendumWords.parse(words))
    );
  };

/**
 * A dated addition by the applicant after submission; it goes straight to the province's inbox and changes nothing that is
 * frozen. The same words sent twice are one addition.
 */
export async function addAddendum(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  words: AddendumWords,
): Promise<{ task: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'application.write', application);
    if (denial !== null || application === null) return denial ?? absent;
    const process = deps.editions.byDigest(application.processDigest);
    const notNow = whyNoAddendum(application, process.workflow, await readReceipts(trx, applicationId));
    if (notNow !== null) return notNow;
    const tasks = await readTasks(trx, applicationId);
    const already = tasks.find(sameWords(words));
    if (already !== undefined) return { task: already.id };
    for (const sha256 of words.files)
      if ((await findFile(trx, applicationId, sha256, 'owner')) === null)
        return deny('invalid', '附件没有上传成功，请重新上传。', 'A file is missing; upload it again.');
    const task = deps.ids.next();
    const province = provinceOf(process)?.id ?? null;
    const body: Addendum = { ...words, revision: application.handedIn ?? 0 };
    const current = { draft: await readDraft(deps, trx, application), tasks };
    const opened = {
      id: task,
      applicationId,
      kind: 'addendum',
      state: 'arrived',
      authority: province,
      askedIn: application.state,
      openedBy: actorId(actor),
      openedAt: at,
      due: null,
      body,
    };
    await openTask(trx, actor, current, opened, at);
    if (words.kind === 'coaching')
      await refreshConflicts(deps, trx, { programme: application.programme, application: applicationId }, at);
    if (province !== null && process.messages.some((one) => one.id === 'addendum'))
      await insertMessage(trx, {
        id: deps.ids.next(),
        programme: application.programme,
        applicationId,
        toUser: null,
        toAuthority: province,
        template: 'addendum',
        params: { applicant: application.applicant ?? '' },
        createdAt: at,
      });
    return { task };
  });
}

/** The province has read an addendum. */
export async function markAddendumRead(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  taskId: string,
): Promise<{ state: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'addendum.manage', application);
    if (denial !== null || application === null) return denial ?? absent;
    const tasks = await readTasks(trx, applicationId);
    const task = tasks.find((one) => isAddendum(one) && one.id === taskId);
    if (task === undefined) return deny('absent', '没有这份补充说明。', 'There is no such addition.');
    if (task.closedAt === null)
      await changeTask(
        trx,
        actor,
        { draft: await readDraft(deps, trx, application), tasks },
        task,
        { state: 'read', closedAt: at },
        at,
      );
    return { state: 'read' };
  });
}
