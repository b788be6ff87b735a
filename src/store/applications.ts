import { sql, type Kysely, type Transaction } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import type { Scope, ScopePart } from '#src/domain/access/scope.ts';
import type { AuditEvent } from '#src/domain/audit/event.ts';
import type { RunningClock } from '#src/domain/workflow/placement.ts';
import { actsStream } from '#src/domain/audit/event.ts';
import { auditRow, withEvent, type Head } from './audit.ts';
import type { DB } from './schema.ts';

export interface Application {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly editionDigest: string;
  readonly class: string;
  /** Null of an application on paper only: nobody has an account for it. */
  readonly ownerId: string | null;
  /** Registered by an office from paper (X11): it has identity, checklist and decisions but no content. */
  readonly paperOnly: boolean;
  readonly state: string;
  readonly revision: number;
  readonly salt: string;
  readonly failure: Text | null;
  readonly acts: Head;
  readonly createdAt: Date;
  /** The edition whose workflow governs the case. */
  readonly processDigest: string;
  /** Where the dossier was handed to; null while no office has it. */
  readonly channel: string | null;
  /** The state from which a correction or a refusal was begun. */
  readonly origin: string | null;
  /** The revision the offices read. */
  readonly handedIn: number | null;
  /** The applicant's name as handed in. */
  readonly applicant: string | null;
  /** The authority whose turn it is, since when, and until when. */
  readonly turn: string | null;
  readonly turnSince: Date | null;
  readonly due: Date | null;
  readonly clock: RunningClock | null;
  readonly number: string | null;
}
type Record_ = {
  id: string;
  programme: string;
  edition: string;
  edition_digest: string;
  class: string;
  owner_id: string | null;
  paper_only: boolean;
  state: string;
  revision: number;
  salt: string;
  failure: Text | null;
  acts_seq: number;
  acts_head: string;
  created_at: Date;
  process_digest: string;
  channel: string | null;
  origin: string | null;
  handed_in: number | null;
  applicant: string | null;
  turn: string | null;
  turn_since: Date | null;
  due: Date | null;
  clock: object | null;
  number: string | null;
};

const columns = [
  'id',
  'programme',
  'edition',
  'edition_digest',
  'class',
  'owner_id',
  'paper_only',
  'state',
  'revision',
  'salt',
  'failure',
  'acts_seq',
  'acts_head',
  'created_at',
  'process_digest',
  'channel',
  'origin',
  'handed_in',
  'applicant',
  'turn',
  'turn_since',
  'due',
  'clock',
  'number',
] as const;
const fromRow = (row: Record_): Application => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  editionDigest: row.edition_digest,
  class: row.class,
  ownerId: row.owner_id,
  paperOnly: row.paper_only,
  state: row.state,
  revision: row.revision,
  salt: row.salt,
  failure: row.failure,
  acts: { seq: row.acts_seq, hash: row.acts_head },
  createdAt: row.created_at,
  processDigest: row.process_digest,
  channel: row.channel,
  origin: row.origin,
  handedIn: row.handed_in,
  applicant: row.applicant,
  turn: row.turn,
  turnSince: row.turn_since,
  due: row.due,
  clock: row.clock as RunningClock | null,
  number: row.number,
});

export async function insertApplication(
  trx: Transaction<DB>,
  application: Pick<
    Application,
    'id' | 'programme' | 'edition' | 'editionDigest' | 'class' | 'ownerId' | 'state' | 'salt' | 'createdAt'
  >,
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
      paper_only: application.ownerId === null,
      state: application.state,
      salt: application.salt,
      failure: null,
      process_digest: application.editionDigest,
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
/** Several applications by their ids; those that are not there are left out. */
export async function findApplications(
  db: Kysely<DB>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Application>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('application')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

export async function lockApplication(trx: Transaction<DB>, id: string): Promise<Application | null> {
  const row = await trx.selectFrom('application').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Several at once, locked in the order of their ids, so that nobody who locks several waits for another in a circle. */
export async function lockApplications(
  trx: Transaction<DB>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Application>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('application')
    .select(columns)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

/** The cases of some channels: handed in, and of the programme's channel, or of all. */
export const inParts = (parts: readonly ScopePart[]) =>
  sql<boolean>`(application.channel is not null and (${sql.join(
    parts.map(({ programme, channel }) =>
      channel === null
        ? sql`application.programme = ${programme}`
        : sql`(application.programme = ${programme} and application.channel = ${channel})`,
    ),
    sql` or `,
  )}))`;

/** Applications within a scope, oldest first. */
export async function listApplications(db: Kysely<DB>, scope: Scope): Promise<Application[]> {
  if (scope.see === 'none') return [];
  let query = db.selectFrom('application').select(columns).orderBy('created_at');
  if (scope.see === 'owned') query = query.where('owner_id', '=', scope.ownerId);
  if (scope.see === 'cases') query = query.where(inParts(scope.parts));
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

/** Ids of what still follows one of these editions: in its process, or with its content where that is still written. */
export async function applicationsBehind(
  db: Kysely<DB>,
  digests: readonly string[],
  writing: readonly string[],
): Promise<string[]> {
  if (digests.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select id from application
    where process_digest = any(${[...digests]}::text[])
      or (edition_digest = any(${[...digests]}::text[]) and state = any(${[...writing]}::text[])) order by id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export interface ProcessTally {
  readonly processDigest: string;
  readonly state: string;
  readonly count: number;
}

/** How many applications of an edition stand in each state of each process. */
export async function tallyProcesses(db: Kysely<DB>, programme: string, edition: string): Promise<ProcessTally[]> {
  const { rows } = await sql<ProcessTally>`select process_digest as "processDigest", state, count(*)::int as count
    from application where programme = ${programme} and edition = ${edition} group by process_digest, state order by state`.execute(
    db,
  );
  return rows;
}

/** What an act changes of the application's row. */
export type Move = Partial<
  Pick<
    Application,
    | 'state'
    | 'revision'
    | 'failure'
    | 'editionDigest'
    | 'processDigest'
    | 'channel'
    | 'origin'
    | 'handedIn'
    | 'applicant'
    | 'turn'
    | 'turnSince'
    | 'due'
    | 'clock'
    | 'number'
  >
> & { readonly sortKey?: string | null; readonly grams?: readonly string[] | null };

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** The columns a move sets; what it does not name stays. */
function columnsOf(move: Move) {
  const { failure, clock, grams } = move;
  const plain = {
    state: move.state,
    revision: move.revision,
    edition_digest: move.editionDigest,
    process_digest: move.processDigest,
    channel: move.channel,
    origin: move.origin,
    handed_in: move.handedIn,
    applicant: move.applicant,
    sort_key: move.sortKey,
    turn: move.turn,
    turn_since: move.turnSince,
    due: move.due,
    number: move.number,
    failure: failure === undefined ? undefined : json(failure),
    clock: clock === undefined ? undefined : json(clock),
    grams: grams === undefined ? undefined : grams === null ? null : [...grams],
  };
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
}

/** Records an act on a locked application: its new state and the event that tells it, in one statement. */
export async function recordAct(
  trx: Transaction<DB>,
  application: Application,
  move: Move,
  event: AuditEvent,
  actorId: string,
  at: Date,
): Promise<Application> {
  const row = auditRow({ stream: actsStream(application.id), head: application.acts, event, actorId, at });
  await withEvent(trx, row)
    .updateTable('application')
    .set({
      acts_seq: row.seq,
      acts_head: row.hash,
      updated_at: at,
      ...columnsOf(move),
    })
    .where('id', '=', application.id)
    .execute();
  const { sortKey: _sortKey, grams: _grams, ...moved } = move;
  return { ...application, ...moved, acts: { seq: row.seq, hash: row.hash } };
}

/** The database's own time. */
export async function databaseTime(db: Kysely<DB>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  if (rows[0] === undefined) throw new Error('the database gave no time');
  return rows[0].now;
}
