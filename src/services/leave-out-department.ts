import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import {
  consultationKind,
  isClosed,
  isConsultation,
  itemOf,
  nextItemState,
  standingItems,
  type ConsultationItem,
  type ItemState,
} from '#src/domain/workflow/consultation.ts';
import { lockApplication, type Application } from '#src/store/applications.ts';
import { lockConsultation, readItems, recordLetter } from '#src/store/consultations.ts';
import type { DB } from '#src/store/schema.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import { changeTask, openTask } from './change-task.ts';
import { caseSubject, departmentsOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { readHandedIn } from './read-application.ts';

export interface LeaveOut {
  readonly applicationId: string;
  readonly authority: string;
  readonly reason: string;
}

/** Leaves a department out of a case, with a reason that supervision reads; refused once it has answered. */
export async function leaveOut(
  deps: Deps,
  actor: Actor,
  { applicationId, authority, reason }: LeaveOut,
): Promise<ConsultationItem | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'consultation.manage', caseSubject(application));
    if (denial !== null || application === null) return denial ?? absent;
    const handedIn = await readHandedIn(deps, trx, application);
    if (handedIn === null) return absent;
    const process = deps.editions.byDigest(application.processDigest);
    if (!departmentsOf(process, application, handedIn.data, at).some((one) => one.authority.id === authority))
      return deny('invalid', '这份申报没有可征求的这个部门。', 'This case has no such department to consult.');
    const tasks = (await readTasks(trx, applicationId)).filter(isConsultation);
    const task = standingItems(tasks).get(authority);
    const current = { draft: { application }, tasks };
    if (task === undefined) return await leaveOutUnasked(deps, trx, actor, current, { authority, reason, at });
    const state = nextItemState(task.state as ItemState, 'leave-out', 'channel');
    if (isDenial(state)) return state;
    const body: ConsultationItem = { ...itemOf(task), reason };
    await changeTask(trx, actor, current, task, { state, body, closedAt: task.closedAt ?? at }, at);
    if (body.consultation !== null) await closeWhereSettled(trx, actor, body.consultation, at);
    return body;
  });
}

const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** One that no letter has reached yet: a task of its own says that it was left out. */
async function leaveOutUnasked(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  current: { readonly draft: { readonly application: Application }; readonly tasks: readonly Task[] },
  { authority, reason, at }: { readonly authority: string; readonly reason: string; readonly at: Date },
): Promise<ConsultationItem> {
  const { application } = current.draft;
  const body: ConsultationItem = {
    consultation: null,
    shown: [],
    added: null,
    reason,
    answer: null,
    earlier: [],
    judged: null,
  };
  const task = {
    id: deps.ids.next(),
    applicationId: application.id,
    kind: consultationKind,
    state: 'leftOut',
    authority,
    askedIn: application.state,
    openedBy: actorId(actor),
    openedAt: at,
    due: null,
    body,
  };
  const opened = await openTask(trx, actor, current, task, at);
  await changeTask(trx, actor, opened, { ...task, version: 1, closedAt: null }, { closedAt: at }, at);
  return body;
}

/** A letter that waits for nobody any more is closed. */
async function closeWhereSettled(trx: Transaction<DB>, actor: Actor, id: string, at: Date): Promise<void> {
  const letter = await lockConsultation(trx, id);
  if (letter === null) throw new Error(`consultation ${id} is gone`);
  const open = (await readItems(trx, [id])).some((item) => !isClosed(item.state as ItemState));
  const settled = !open && letter.state !== 'closed';
  await recordLetter(trx, letter, settled ? { state: 'closed', closedAt: at } : {}, {
    act: 'leave-out',
    actorId: actorId(actor),
    at,
  });
}
