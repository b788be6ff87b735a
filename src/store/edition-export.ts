import { sql, type Kysely } from 'kysely';
import { storedEvent, type StoredEvent } from './audit.ts';
import type { DB } from './schema.ts';

export interface EditionKey {
  readonly programme: string;
  readonly edition: string;
}

/** What was handed in once: a receipt was issued, or an office has it. */
const handedIn = sql`(a.handed_in is not null or exists (select from receipt r where r.application_id = a.id))`;
const ofEdition = ({ programme, edition }: EditionKey) => sql`a.programme = ${programme} and a.edition = ${edition}`;

export interface HandedIn {
  readonly id: string;
  /** When it was first handed in. */
  readonly first: Date;
}
/** The place in the order of applications after which a page begins; null for the first. */
export type After = HandedIn | null;

/** A page of an edition's applications that were handed in, in the order in which they first were. */
export async function pageOfHandedIn(
  db: Kysely<DB>,
  key: EditionKey,
  after: After,
  limit: number,
): Promise<HandedIn[]> {
  const { rows } = await sql<HandedIn>`
    select id, first from (
      select a.id, coalesce((select min(r.submitted_at) from receipt r where r.application_id = a.id), a.created_at) as first
      from application a where ${ofEdition(key)} and ${handedIn}) h
    where ${after === null ? sql`true` : sql`(first, id) > (${after.first}::timestamptz, ${after.id})`}
    order by first, id limit ${limit}`.execute(db);
  return rows;
}

/** How many applications were never handed in, by class and state: nothing else of them leaves the house. */
export async function countDrafts(
  db: Kysely<DB>,
  key: EditionKey,
): Promise<{ readonly class: string; readonly state: string; readonly count: number }[]> {
  const { rows } = await sql<{ class: string; state: string; count: number }>`
    select a.class, a.state, count(*)::int as count from application a where ${ofEdition(key)} and not ${handedIn}
    group by a.class, a.state order by a.class, a.state`.execute(db);
  return rows;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly body: object;
  readonly action: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly role: string | null;
  readonly details: object | null;
  readonly behalf: string | null;
}

/** Everything that was done with an application, oldest first: its events and the words of its acts. */
export async function readActHistory(db: Kysely<DB>, applicationId: string): Promise<HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry>`
    select e.seq, e.at, e.kind, e.actor_id as "actorId", u.name as "actorName", e.body, t.action, t.from_state as "from", t.to_state as "to",
      t.role, t.details, t.behalf
    from audit_event e left join act t on t.application_id = ${applicationId} and t.seq = e.seq left join "user" u on u.id = e.actor_id
    where e.stream = ${`acts:${applicationId}`} order by e.seq`.execute(db);
  return rows;
}

export interface ExportedMessage {
  readonly id: string;
  readonly template: string;
  readonly params: object;
  readonly toUser: string | null;
  readonly toAuthority: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly mailedAt: Date | null;
  readonly toldAt: Date | null;
  readonly toldNote: string | null;
}

/** Messages about an application, oldest first. */
export async function readMessagesAbout(db: Kysely<DB>, applicationId: string): Promise<ExportedMessage[]> {
  const { rows } = await sql<ExportedMessage>`
    select m.id, m.template, m.params, u.name as "toUser", m.to_authority as "toAuthority", m.created_at as "createdAt", m.read_at as "readAt",
      m.mailed_at as "mailedAt", m.told_at as "toldAt", m.told_note as "toldNote"
    from message m left join "user" u on u.id = m.to_user where m.application_id = ${applicationId} order by m.created_at, m.id`.execute(
    db,
  );
  return rows;
}

export interface ExportedBatch {
  readonly id: string;
  readonly channel: string;
  readonly number: string | null;
  readonly state: string;
  readonly cases: readonly string[];
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** How it was put in another order, and why. */
  readonly reorders: readonly object[];
}
export interface ExportedClash {
  readonly id: string;
  readonly pair: string;
  readonly first: string;
  readonly second: string;
  readonly state: string;
  readonly foundAt: Date;
  readonly decision: object | null;
  readonly decidedAt: Date | null;
}

/** Batches of an edition that were forwarded or are being made, oldest first. */
export async function readBatchesOf(db: Kysely<DB>, { programme, edition }: EditionKey): Promise<ExportedBatch[]> {
  const { rows } = await sql<ExportedBatch>`
    select id, channel, number, state, cases, created_at as "createdAt", sent_at as "sentAt", reorders from batch
    where programme = ${programme} and edition = ${edition} order by created_at, id`.execute(db);
  return rows;
}

/** Clashes between applications of an edition and how they were decided, oldest first. */
export async function readClashesOf(db: Kysely<DB>, { programme, edition }: EditionKey): Promise<ExportedClash[]> {
  const { rows } = await sql<ExportedClash>`
    select id, pair, first, second, state, found_at as "foundAt", decision, decided_at as "decidedAt" from clash
    where programme = ${programme} and edition = ${edition} order by found_at, id`.execute(db);
  return rows;
}

export interface ExportedExtension {
  readonly id: string;
  readonly kind: string;
  readonly channel: string | null;
  readonly application: string | null;
  readonly until: string;
  readonly reason: string;
  readonly number: string;
  readonly grantedAt: Date;
}

/** Later days that were granted in an edition, oldest first. */
export async function readExtensionsOf(
  db: Kysely<DB>,
  { programme, edition }: EditionKey,
): Promise<ExportedExtension[]> {
  const { rows } = await sql<ExportedExtension>`
    select id, kind, channel, application_id as application, until_day::text as until, reason, number, granted_at as "grantedAt" from extension
    where programme = ${programme} and edition = ${edition} order by granted_at, id`.execute(db);
  return rows;
}

/** Streams of an edition's applications after an id, and the last id of this page; null at the end. */
export async function pageOfStreams(
  db: Kysely<DB>,
  key: EditionKey,
  after: string,
): Promise<{ readonly streams: readonly string[]; readonly last: string | null }> {
  const { rows } = await sql<{ id: string; streams: string[] }>`
    select a.id, array(select 'acts:' || a.id union all select 'answers:' || a.id || ':' || s.sheet from answers s where s.application_id = a.id) as streams
    from application a where ${ofEdition(key)} and a.id > ${after} order by a.id limit 50`.execute(db);
  return { streams: rows.flatMap((row) => row.streams).toSorted(), last: rows.at(-1)?.id ?? null };
}

/** Events of a stream after a number, in order, at most `limit`. */
export async function pageOfEvents(
  db: Kysely<DB>,
  stream: string,
  after: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('stream', '=', stream)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(storedEvent);
}

export interface ExportedRun {
  readonly root: number;
  readonly stream: string;
  readonly from: number;
  readonly to: number;
  readonly firstIndex: number;
}

/** Which events lie under a root at which leaves. */
export async function runsOfRoot(db: Kysely<DB>, key: EditionKey, seq: number): Promise<ExportedRun[]> {
  return await db
    .selectFrom('audit_run')
    .select(['root_seq as root', 'stream', 'from_seq as from', 'to_seq as to', 'first_index as firstIndex'])
    .where('programme', '=', key.programme)
    .where('edition', '=', key.edition)
    .where('root_seq', '=', seq)
    .orderBy('first_index')
    .execute();
}
