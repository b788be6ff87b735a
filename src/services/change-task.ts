import canonicalize from 'canonicalize';
import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { commitment, type AuditEvent } from '#src/domain/audit/event.ts';
import { recordAct, type Application } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import { insertTask, updateTask, type Task } from '#src/store/tasks.ts';
import { actorId } from './open-application.ts';

/** A case under lock with its tasks: what a change of a task is written upon. */
export interface WithTasks {
  readonly draft: { readonly application: Application };
  readonly tasks: readonly Task[];
}
type Change = Partial<Pick<Task, 'state' | 'due' | 'closedAt' | 'body'>>;

/** Opens a task of a locked case, with its event. */
export async function openTask<C extends WithTasks>(
  trx: Transaction<DB>,
  actor: Actor,
  current: C,
  task: Omit<Task, 'version' | 'closedAt'>,
  at: Date,
): Promise<C> {
  await insertTask(trx, task);
  return await told(trx, actor, current, { ...task, version: 1, closedAt: null }, at);
}

/** Changes a task of a locked case, with its event. The case's lock keeps others out. */
export async function changeTask<C extends WithTasks>(
  trx: Transaction<DB>,
  actor: Actor,
  current: C,
  task: Task,
  change: Change,
  at: Date,
): Promise<C> {
  if (!(await updateTask(trx, task, change))) throw new Error(`task ${task.id} changed under the lock of its case`);
  return await told(trx, actor, current, { ...task, ...change, version: task.version + 1 }, at);
}

async function told<C extends WithTasks>(
  trx: Transaction<DB>,
  actor: Actor,
  current: C,
  task: Task,
  at: Date,
): Promise<C> {
  const { application } = current.draft;
  const moved = await recordAct(trx, application, {}, eventOf(application, task), actorId(actor), at);
  const others = current.tasks.filter((one) => one.id !== task.id);
  return { ...current, draft: { ...current.draft, application: moved }, tasks: [...others, task] };
}

function eventOf({ salt }: Application, task: Task): AuditEvent {
  return {
    kind: 'task-changed',
    body: {
      task: task.id,
      kind: task.kind,
      state: task.state,
      version: task.version,
      commitment: commitment(`${salt}:task:${task.id}`, canonicalize(JSON.parse(JSON.stringify(task.body))) ?? ''),
    },
  };
}
