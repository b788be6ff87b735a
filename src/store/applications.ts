import { sql, type Kysely, type Transaction } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import type { Scope } from '#src/domain/access/scope.ts';
import type { AuditEvent } from '#src/domain/audit/event.ts';
import { actsStream } from '#src/domain/audit/event.ts';
import { appendEvent, type Head } from './audit.ts';
import type { DB } from './schema.ts';

export interface Application {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly editionDigest: string;
  readonly class: string;
  readonly ownerId: string;
  readonly state: string;
  readonly revision: number;
  readonly salt: string;
  readonly failure: Text | null;
  readonly acts: Head;
  readonly createdAt: Date;
}
type Record_ = {
  id: string;
  programme: string;
  edition: string;
  edition_digest: string;
  class: string;
  owner_id: string;
  state: string;
  revision: number;
  salt: string;
  failure: Text | null;
  acts_seq: number;
  acts_head: string;
  created_at: Date;
};

const columns = [
  'id',
  'programme',
  'edition',
  'edition_digest',
  'class',
  'owner_id',
  'state',
  'revision',
  'salt',
  'failure',
  'acts_seq',
  'acts_head',
  'created_at',
] as const;
const fromRow = (row: Record_): Application => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  editionDigest: row.edition_digest,
  class: row.class,
  ownerId: row.owner_id,
  state: row.state,
  revision: row.revision,
  salt: row.salt,
  failure: row.failure,
  acts: { seq: row.acts_seq, hash: row.acts_head },
  createdAt: row.created_at,
});

export async function insertApplication(
  trx: Transaction<DB>,
  application: Omit<Application, 'acts' | 'revision' | 'failure'>,
): Promise<void> {
  await trx
    .insertInto('application')
    .values({
      id: application.id,
      programme: application.programme,
      edition: application.edition,
      edition_digest: application.editionDigest,
      class: application.class,
      owner_id: application.ownerId,
      state: application.state,
      salt: application.salt,
      failure: null,
      created_at: application.createdAt,
      updated_at: application.createdAt,
    })
    .execute();
}

/** One application by its id; who may see it is asked of `whyNot` by the caller. */
export async function findApplication(db: Kysely<DB>, id: string): Promise<Application | null> {
  const row = await db.selectFrom('application').select(columns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The same, locked against every other act and save until the transaction ends. */
export async function lockApplication(trx: Transaction<DB>, id: string): Promise<Application | null> {
  const row = await trx.selectFrom('application').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Applications within a scope, oldest first. */
export async function listApplications(db: Kysely<DB>, scope: Scope): Promise<Application[]> {
  if (scope.see === 'none') return [];
  let query = db.selectFrom('application').select(columns).orderBy('created_at');
  if (scope.see === 'owned') query = query.where('owner_id', '=', scope.ownerId);
  return (await query.execute()).map(fromRow);
}

/** Ids of all applications in these states, whoever owns them: for the house's own work. */
export async function applicationsIn(db: Kysely<DB>, states: readonly string[]): Promise<string[]> {
  if (states.length === 0) return [];
  const rows = await db
    .selectFrom('application')
    .select('id')
    .where('state', 'in', [...states])
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Ids of the applications in these states that are bound to an edition: for the house's own work. */
export async function applicationsBoundTo(
  db: Kysely<DB>,
  editionDigest: string,
  states: readonly string[],
): Promise<string[]> {
  if (states.length === 0) return [];
  const rows = await db
    .selectFrom('application')
    .select('id')
    .where('edition_digest', '=', editionDigest)
    .where('state', 'in', [...states])
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

export interface Move {
  readonly state?: string;
  readonly revision?: number;
  readonly failure?: Text | null;
  readonly editionDigest?: string;
}

/** Records an act on a locked application: its new state and the event that tells it, in one transaction. */
export async function recordAct(
  trx: Transaction<DB>,
  application: Application,
  move: Move,
  event: AuditEvent,
  actorId: string,
  at: Date,
): Promise<Application> {
  const acts = await appendEvent(trx, {
    stream: actsStream(application.id),
    head: application.acts,
    event,
    actorId,
    at,
  });
  await trx
    .updateTable('application')
    .set({
      acts_seq: acts.seq,
      acts_head: acts.hash,
      updated_at: at,
      ...(move.state === undefined ? {} : { state: move.state }),
      ...(move.revision === undefined ? {} : { revision: move.revision }),
      ...(move.failure === undefined ? {} : { failure: move.failure === null ? null : JSON.stringify(move.failure) }),
      ...(move.editionDigest === undefined ? {} : { edition_digest: move.editionDigest }),
    })
    .where('id', '=', application.id)
    .execute();
  return { ...application, ...move, acts };
}

/** The database's own time. */
export async function databaseTime(db: Kysely<DB>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  if (rows[0] === undefined) throw new Error('the database gave no time');
  return rows[0].now;
}
