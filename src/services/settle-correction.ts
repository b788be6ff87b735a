import type { Transaction } from 'kysely';
import { visible } from '#src/domain/access/visible.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { Correction, CorrectionItem } from '#src/domain/workflow/correction.ts';
import { lockApplication } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import { isCorrection } from './task-bodies.ts';
import { changeTask } from './change-task.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { readDraft } from './read-application.ts';

export interface AnswerItem {
  readonly applicationId: string;
  readonly item: string;
  readonly answer: string;
}
export interface SettleItem {
  readonly applicationId: string;
  readonly item: string;
  readonly solved: boolean;
}

/** The applicant says what was done about an item; it is kept with the correction while it is open. */
export async function answerItem(
  deps: Deps,
  actor: Actor,
  { applicationId, item, answer }: AnswerItem,
): Promise<Correction | Denial> {
  const where = { applicationId, item, action: 'application.write', state: 'open' } as const;
  const changed = await changeItem(deps, actor, where, (one) => ({ ...one, answer }));
  if (isDenial(changed) || visible('correction-settler', 'owner') === 'whole') return changed;
  return { ...changed, items: changed.items.map((one) => ({ ...one, solvedBy: null })) };
}

/** The office finds an item solved, or takes that back; with the last one the correction is settled. */
export async function settleItem(
  deps: Deps,
  actor: Actor,
  { applicationId, item, solved }: SettleItem,
): Promise<Correction | Denial> {
  return await changeItem(deps, actor, { applicationId, item, action: 'case.note', state: 'answered' }, (one) => ({
    ...one,
    solvedBy: solved ? actorId(actor) : null,
  }));
}

interface Where {
  readonly applicationId: string;
  readonly item: string;
  readonly action: 'application.write' | 'case.note';
  readonly state: string;
}

async function changeItem(
  deps: Deps,
  actor: Actor,
  where: Where,
  change: (item: CorrectionItem) => CorrectionItem,
): Promise<Correction | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const found = await find(deps, trx, actor, where);
    if (isDenial(found)) return found;
    const { task } = found;
    const before = task.body as Correction;
    const body = { ...before, items: before.items.map((one) => (one.id === where.item ? change(one) : one)) };
    const settled = where.action === 'case.note' && body.items.every((one) => one.solvedBy !== null);
    await changeTask(trx, actor, found, task, { body, ...(settled ? { state: 'settled', closedAt: at } : {}) }, at);
    return body;
  });
}

async function find(deps: Deps, trx: Transaction<DB>, actor: Actor, { applicationId, item, action, state }: Where) {
  const application = await lockApplication(trx, applicationId);
  const denial = whyNot(actor, action, application);
  const absent = deny('absent', '没有这项补正。', 'There is no such item of a correction.');
  if (denial !== null || application === null) return denial ?? absent;
  const tasks = await readTasks(trx, applicationId);
  const task = tasks.find(
    (one: Task) => isCorrection(one) && (one.body as Correction).items.some(({ id }) => id === item),
  );
  if (task === undefined) return absent;
  if (task.state !== state)
    return deny(
      'wrong-state',
      '这份补正现在不能这样办理，请刷新页面。',
      'This correction cannot be dealt with in this way now; reload the page.',
    );
  return { task, tasks, draft: await readDraft(deps, trx, application) };
}
