import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { objectionStream } from '#src/domain/audit/stream.ts';
import type { ObjectionBody, ObjectionState } from '#src/domain/award/objection.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { ObjectionTable } from './publication-schema.ts';
import type { DB } from './schema.ts';

/** A code that was sent to confirm a contact: its keyed hash, until when, and how often it was tried. */
export interface SentCode {
  readonly hash: string;
  readonly until: string;
  readonly tries: number;
  /** How many were sent so far. */
  readonly sent: number;
}

export interface Objection {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly applicationId: string;
  readonly number: string;
  readonly state: ObjectionState;
  /** Sealed: see `Objector`. */
  readonly objector: string;
  readonly body: ObjectionBody;
  readonly salt: string;
  readonly code: SentCode | null;
  readonly arrivedAt: Date;
  readonly confirmedAt: Date | null;
  readonly receiveDue: Date | null;
  readonly answerDue: Date | null;
  readonly closedAt: Date | null;
  readonly seq: number;
  readonly head: string;
}

const fromRow = (row: Selectable<ObjectionTable>): Objection => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  applicationId: row.application_id,
  number: row.number,
  state: row.state as ObjectionState,
  objector: row.objector,
  body: row.body as ObjectionBody,
  salt: row.salt,
  code: row.code as SentCode | null,
  arrivedAt: row.arrived_at,
  confirmedAt: row.confirmed_at,
  receiveDue: row.receive_due,
  answerDue: row.answer_due,
  closedAt: row.closed_at,
  seq: row.seq,
  head: row.head,
});

type Fresh = Omit<Objection, 'seq' | 'head' | 'code' | 'confirmedAt' | 'closedAt'>;

/** Writes an objection that has just arrived under the hash of its link; the caller holds the award's lock. */
export async function insertObjection(trx: Transaction<DB>, fresh: Fresh, link: string): Promise<Objection> {
  const row = await trx
    .insertInto('objection')
    .values({
      id: fresh.id,
      programme: fresh.programme,
      edition: fresh.edition,
      application_id: fresh.applicationId,
      number: fresh.number,
      state: fresh.state,
      link,
      objector: fresh.objector,
      body: JSON.stringify(fresh.body),
      salt: fresh.salt,
      arrived_at: fresh.arrivedAt,
      receive_due: fresh.receiveDue,
      answer_due: fresh.answerDue,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

/** How many objections an edition has, whatever became of them. */
export async function countObjections(db: Kysely<DB>, programme: string, edition: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from objection
    where programme = ${programme} and edition = ${edition}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** How many objections of an edition are in one of these states. */
export async function countObjectionsIn(
  db: Kysely<DB>,
  { programme, edition }: { readonly programme: string; readonly edition: string },
  states: readonly ObjectionState[],
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from objection
    where programme = ${programme} and edition = ${edition} and state = any(${[...states]}::text[])`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function findObjection(db: Kysely<DB>, id: string): Promise<Objection | null> {
  const row = await db.selectFrom('objection').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The objection that a secret link opens, by the link's hash. */
export async function findObjectionByLink(db: Kysely<DB>, link: string): Promise<Objection | null> {
  const row = await db.selectFrom('objection').selectAll().where('link', '=', link).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function lockObjection(trx: Transaction<DB>, id: string): Promise<Objection | null> {
  const row = await trx.selectFrom('objection').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Objections of an edition, newest first. */
export async function listObjections(db: Kysely<DB>, programme: string, edition: string): Promise<Objection[]> {
  const rows = await db
    .selectFrom('objection')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('arrived_at', 'desc')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(fromRow);
}

type Change = Partial<Pick<Objection, 'state' | 'body' | 'confirmedAt' | 'closedAt'>>;

/** Writes an act on a locked objection with its event and words. */
export async function recordObjection(
  trx: Transaction<DB>,
  objection: Objection,
  change: Change,
  done: Omit<JudgingDone, 'state'>,
): Promise<Objection> {
  const next = { ...objection, ...change };
  const stream = objectionStream(objection);
  const head = await recordJudging(trx, { ...objection, stream }, { ...done, state: next.state });
  await trx
    .updateTable('objection')
    .set({
      state: next.state,
      body: JSON.stringify(next.body),
      confirmed_at: next.confirmedAt,
      closed_at: next.closedAt,
      seq: head.seq,
      head: head.hash,
    })
    .where('id', '=', objection.id)
    .execute();
  return { ...next, seq: head.seq, head: head.hash };
}

/** Keeps the code that was sent last, or what is left of it. */
export async function keepCode(trx: Transaction<DB>, id: string, code: SentCode | null): Promise<void> {
  await trx
    .updateTable('objection')
    .set({ code: code === null ? null : JSON.stringify(code) })
    .where('id', '=', id)
    .execute();
}
