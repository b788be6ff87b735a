import { sql, type Kysely, type Transaction } from 'kysely';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import { eventOfSaved, type AuditRow } from './audit.ts';
import { rowsOf, type HistoryRow } from './history-rows.ts';
import type { DB } from './schema.ts';
import type { SignedIn } from './sessions.ts';

export interface StoredSheet {
  readonly sheet: string;
  readonly body: FlatAnswers;
  readonly marks: Readonly<Record<string, number>>;
  readonly version: number;
  readonly savedAt: Date;
}

/** Version of the last change of a path `k` of the sheet `s`: one step in the index of the history. */
const markOf = sql`(select max(h.version) from answer_history h where h.application_id = s.application_id and h.sheet = s.sheet and h.path = k)`;

/** All sheets of one application; `marks` holds the version of each path. */
export async function readSheets(db: Kysely<DB>, applicationId: string): Promise<StoredSheet[]> {
  const { rows } = await sql<StoredSheet>`
    select s.sheet, s.body, s.version, s.saved_at as "savedAt",
      (select coalesce(jsonb_object_agg(k, ${markOf}), '{}') from jsonb_object_keys(s.body) k) as marks
    from answers s where s.application_id = ${applicationId} order by s.sheet collate "C"`.execute(db);
  return rows;
}

/** Empty rows for every sheet, so that a save always finds the row it locks. */
export async function createSheets(
  trx: Transaction<DB>,
  applicationId: string,
  sheets: readonly string[],
  at: Date,
): Promise<void> {
  await trx
    .insertInto('answers')
    .values(sheets.map((sheet) => ({ application_id: applicationId, sheet, body: '{}', saved_at: at })))
    .execute();
}

export interface SheetNow {
  readonly ownerId: string | null;
  readonly state: string;
  readonly editionDigest: string;
  readonly processDigest: string;
  readonly programme: string;
  readonly channel: string | null;
  readonly class: string;
  readonly salt: string;
  readonly version: number;
  readonly head: string;
  /** For the paths asked for: version of their last change, and their value now. */
  readonly current: Readonly<Record<string, { readonly mark: number; readonly value: string | string[] | null }>>;
  readonly now: Date;
}

/** Who saves, null without a live session, and the sheet, null where there is none. */
export interface BeforeSave {
  readonly user: SignedIn | null;
  readonly sheet: SheetNow | null;
}

/** What a save has to know, in one statement: the session's user as `findSessionUser` finds it, and the sheet as it stands now. Nothing is locked. */
export async function readForSave(
  db: Kysely<DB>,
  token: string,
  applicationId: string,
  sheet: string,
  paths: readonly string[],
): Promise<BeforeSave> {
  const { rows } = await sql<Session & (SheetNow | { state: null })>`
    select u.id as "userId", u.name as "userName", u.email as "userEmail", x.*, clock_timestamp() as now
    from (values (1)) one
    left join (session e join "user" u on u.id = e."userId") on e.token = ${token} and e."expiresAt" > ${new Date()} and e.locked_at is null
    left join lateral (
      select a.owner_id as "ownerId", a.state, a.edition_digest as "editionDigest", a.process_digest as "processDigest", a.programme, a.channel, a.class, a.salt, s.version, s.head,
        (select coalesce(jsonb_object_agg(k, jsonb_build_object('mark', coalesce(${markOf}, 0), 'value', s.body -> k)), '{}')
           from unnest(${[...paths]}::text[]) k) as current
      from application a join answers s on s.application_id = a.id
      where a.id = ${applicationId} and s.sheet = ${sheet}) x on true`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database answered a save with no row');
  return {
    user: row.userId === null ? null : { id: row.userId, name: row.userName, email: row.userEmail },
    sheet: row.state === null ? null : row,
  };
}

type Session = { userId: string; userName: string; userEmail: string } | { userId: null };

/** The sheet alone, for whoever holds its lock and knows who asks; null where there is none. */
export async function readSheetNow(
  db: Kysely<DB>,
  applicationId: string,
  sheet: string,
  paths: readonly string[],
): Promise<SheetNow | null> {
  return (await readForSave(db, '', applicationId, sheet, paths)).sheet;
}

/** Locks a sheet; the application is shared, so that two sheets are saved side by side but never while it is frozen. */
export async function lockSheet(trx: Transaction<DB>, applicationId: string, sheet: string): Promise<void> {
  await sql`select 1 from application a join answers s on s.application_id = a.id
    where a.id = ${applicationId} and s.sheet = ${sheet} for share of a for no key update of s`.execute(trx);
}

export interface SheetWrite {
  readonly applicationId: string;
  readonly sheet: string;
  /** What was read: the write happens only while all of it still holds. */
  readonly from: Pick<SheetNow, 'version' | 'state' | 'editionDigest'>;
  readonly version: number;
  readonly head: string;
  readonly at: Date;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly history: readonly HistoryRow[];
  readonly actorId: string;
  readonly audit: AuditRow;
}

/**
 * Writes values, their history and the audit event in one statement: all of it, or nothing and false where the sheet
 * or its application has changed since it was read. The application is locked first, so that a save waits for a
 * freeze that is under way and then sees it.
 */
export async function writeSheet(db: Kysely<DB>, write: SheetWrite): Promise<boolean> {
  const { audit, history, from } = write;
  const { numAffectedRows } = await sql`
    with house as (
      select 1 from application where id = ${write.applicationId} and state = ${from.state} and edition_digest = ${from.editionDigest} for share),
    saved as (
      update answers set body = body || ${JSON.stringify(write.values)}::jsonb,
        version = ${write.version}::int, head = ${write.head}, saved_at = ${write.at}::timestamptz
      where application_id = ${write.applicationId} and sheet = ${write.sheet} and version = ${from.version} and exists (select from house)
      returning application_id, sheet, version, saved_at),
    remembered as (
      insert into answer_history (application_id, sheet, version, path, value, salt, actor_id, at)
      select saved.application_id, saved.sheet, saved.version, h.path, h.value, h.salt, ${write.actorId}, saved.saved_at
      from saved, ${rowsOf(history)} as h (path, value, salt)),
    ${eventOfSaved(audit)}`.execute(db);
  return numAffectedRows === 1n;
}

export interface PastValue {
  readonly version: number;
  readonly path: string;
  readonly value: string | null;
  readonly actor: string;
  readonly at: Date;
}

/** What a path held before, newest first. */
export async function readHistory(
  db: Kysely<DB>,
  applicationId: string,
  sheet: string,
  path: string,
): Promise<PastValue[]> {
  return await db
    .selectFrom('answer_history')
    .leftJoin('user', 'user.id', 'answer_history.actor_id')
    .select([
      'version',
      'path',
      'value',
      'at',
      (eb) => eb.fn.coalesce('user.name', 'answer_history.actor_id').as('actor'),
    ])
    .where('application_id', '=', applicationId)
    .where('sheet', '=', sheet)
    .where('path', '=', path)
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
}
