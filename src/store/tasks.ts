import type { Kysely, Selectable, Transaction } from 'kysely';
import type { DB, TaskTable } from './schema.ts';

/** Work beside a case, of one kind, with its own small table of states. */
export interface Task {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: string;
  readonly state: string;
  /** The authority that has to do it; null where it is the applicant's or everybody's. */
  readonly authority: string | null;
  /** The case's state when it was opened. */
  readonly askedIn: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly due: Date | null;
  readonly closedAt: Date | null;
  readonly body: unknown;
  readonly version: number;
}

/** Every task of a case, oldest first; of one kind where it is named. Whoever holds the case's lock sees them stand still. */
export async function readTasks(db: Kysely<DB>, applicationId: string, kind?: string): Promise<Task[]> {
  let query = db
    .selectFrom('task')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('opened_at')
    .orderBy('id');
  if (kind !== undefined) query = query.where('kind', '=', kind);
  return (await query.execute()).map(taskOf);
}

/** Tasks of many cases, each case's oldest first. */
export async function readTasksOfMany(
  db: Kysely<DB>,
  applicationIds: readonly string[],
  kind: string,
): Promise<ReadonlyMap<string, readonly Task[]>> {
  const found = new Map<string, Task[]>();
  if (applicationIds.length === 0) return found;
  const rows = await db
    .selectFrom('task')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .where('kind', '=', kind)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  for (const row of rows) found.set(row.application_id, [...(found.get(row.application_id) ?? []), taskOf(row)]);
  return found;
}

/** A row of the table as the house knows it. */
export const taskOf = (row: Selectable<TaskTable>): Task => ({
  id: row.id,
  applicationId: row.application_id,
  kind: row.kind,
  state: row.state,
  authority: row.authority,
  askedIn: row.asked_in,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  due: row.due,
  closedAt: row.closed_at,
  body: row.body,
  version: row.version,
});

export async function insertTask(trx: Transaction<DB>, task: Omit<Task, 'version' | 'closedAt'>): Promise<void> {
  await trx
    .insertInto('task')
    .values({
      id: task.id,
      application_id: task.applicationId,
      kind: task.kind,
      state: task.state,
      authority: task.authority,
      asked_in: task.askedIn,
      opened_by: task.openedBy,
      opened_at: task.openedAt,
      due: task.due,
      closed_at: null,
      body: JSON.stringify(task.body),
    })
    .execute();
}

/** Writes a task's new state and body, on condition that it is still of the version read; false where it is not. */
export async function updateTask(
  trx: Transaction<DB>,
  task: Task,
  change: Partial<Pick<Task, 'state' | 'due' | 'closedAt' | 'body'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('task')
    .set({
      version: task.version + 1,
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.due === undefined ? {} : { due: change.due }),
      ...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
      ...(change.body === undefined ? {} : { body: JSON.stringify(change.body) }),
    })
    .where('id', '=', task.id)
    .where('version', '=', task.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
