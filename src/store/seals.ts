import { sql, type Kysely, type Transaction } from 'kysely';
import type { AuditRoot } from '#src/domain/audit/root.ts';
import type { DB } from './schema.ts';

/** Held by the one process that seals, and by the one that sends the day's message. */
const locks = { sealing: 0x5ea1, message: 0x5ea2 };

/** Whether this transaction alone seals until it ends; false while another does. */
export const lockSealing = (trx: Transaction<DB>): Promise<boolean> => tryLock(trx, locks.sealing);

/** The same for the sending of the roots. */
export const lockMessage = (trx: Transaction<DB>): Promise<boolean> => tryLock(trx, locks.message);

async function tryLock(trx: Transaction<DB>, lock: number): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${lock}::bigint) as mine`.execute(trx);
  return rows[0]?.mine === true;
}

/** Who was sent the roots on a day, written 2020-05-20. */
export async function toldOn(trx: Transaction<DB>, day: string): Promise<ReadonlySet<string>> {
  const rows = await trx.selectFrom('root_message').select('address').where('day', '=', day).execute();
  return new Set(rows.map((row) => row.address));
}

export async function noteTold(trx: Transaction<DB>, day: string, address: string, at: Date): Promise<void> {
  await trx.insertInto('root_message').values({ day, address, sent_at: at }).execute();
}

/**
 * Takes up to so many notes of unsealed events and gives their streams. Who commits later is found by a later call: the
 * note is written with the event, so that one is never seen without the other.
 */
export async function takeUnsealed(
  trx: Transaction<DB>,
  most: number,
): Promise<{ readonly taken: number; readonly streams: readonly string[] }> {
  const { rows } = await sql<{ stream: string }>`
    delete from audit_unsealed where ctid = any(array(select ctid from audit_unsealed limit ${most})) returning stream`.execute(
    trx,
  );
  return { taken: rows.length, streams: [...new Set(rows.map((row) => row.stream))] };
}

/** Notes the streams with events that no root covers and no note names, as a process of an earlier version may have written them. */
export async function noteForgotten(db: Kysely<DB>): Promise<void> {
  await sql`
    insert into audit_unsealed (stream)
    select e.stream from (select stream, max(seq) as last from audit_event group by stream) e
    where e.last > coalesce((select max(r.to_seq) from audit_run r where r.stream = e.stream), 0)
      and not exists (select from audit_unsealed u where u.stream = e.stream)`.execute(db);
}

export interface UnsealedEvent {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

/**
 * The committed events of these streams that lie under no root, in order. Within a stream none is committed before its
 * predecessor (both lock the row that keeps the head), so the last sealed one parts what is sealed from what is not.
 */
export async function readUnsealed(trx: Transaction<DB>, streams: readonly string[]): Promise<UnsealedEvent[]> {
  const { rows } = await sql<UnsealedEvent>`
    select e.stream, e.seq, e.hash from unnest(${[...streams]}::text[]) s (stream)
    cross join lateral (select coalesce(max(r.to_seq), 0) as last from audit_run r where r.stream = s.stream) sealed
    join audit_event e on e.stream = s.stream and e.seq > sealed.last
    order by e.stream collate "C", e.seq`.execute(trx);
  return rows;
}

/** Programme and edition of applications, by id. */
export async function editionsOfApplications(
  trx: Transaction<DB>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly programme: string; readonly edition: string }>> {
  const { rows } = await sql<{ id: string; programme: string; edition: string }>`
    select id, programme, edition from application where id = any(${[...ids]}::text[])`.execute(trx);
  return new Map(rows.map(({ id, programme, edition }) => [id, { programme, edition }]));
}

/** Events of one stream that follow each other, as leaves of a root from `firstIndex` on. */
export interface Run {
  readonly stream: string;
  readonly from: number;
  readonly to: number;
  readonly firstIndex: number;
  readonly hashes: readonly string[];
}

export async function insertRoot(trx: Transaction<DB>, root: AuditRoot, runs: readonly Run[]): Promise<void> {
  await trx
    .insertInto('audit_root')
    .values({ ...root, at: new Date(root.at) })
    .execute();
  const of = <T>(part: (run: Run) => T): T[] => runs.map(part);
  await sql`
    insert into audit_run (programme, edition, root_seq, stream, from_seq, to_seq, first_index, hashes)
    select ${root.programme}, ${root.edition}, ${root.seq}::int, r.stream, r.from_seq, r.to_seq, r.first_index, decode(r.hashes, 'hex')
    from unnest(${of((run) => run.stream)}::text[], ${of((run) => run.from)}::int[], ${of((run) => run.to)}::int[],
      ${of((run) => run.firstIndex)}::int[], ${of((run) => run.hashes.join(''))}::text[]) as r (stream, from_seq, to_seq, first_index, hashes)`.execute(
    trx,
  );
}

const fromRow = (row: Omit<AuditRoot, 'at'> & { readonly at: Date }): AuditRoot => ({
  programme: row.programme,
  edition: row.edition,
  seq: row.seq,
  root: row.root,
  size: row.size,
  previous: row.previous,
  at: row.at.toISOString(),
  hash: row.hash,
});

/** The latest root of an edition, for receipts, letters and messages; null before its first. */
export async function latestRoot(db: Kysely<DB>, programme: string, edition: string): Promise<AuditRoot | null> {
  const row = await db
    .selectFrom('audit_root')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The latest root of every chain, by programme and edition. */
export async function latestRoots(db: Kysely<DB>): Promise<AuditRoot[]> {
  const rows = await db
    .selectFrom('audit_root')
    .distinctOn(['programme', 'edition'])
    .selectAll()
    .orderBy('programme')
    .orderBy('edition')
    .orderBy('seq', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** Roots of an edition after a number, in order, at most `limit`. */
export async function listRoots(
  db: Kysely<DB>,
  { programme, edition, after, limit }: Pick<AuditRoot, 'programme' | 'edition'> & { after: number; limit: number },
): Promise<AuditRoot[]> {
  const rows = await db
    .selectFrom('audit_root')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** The latest roots of an edition, newest first. */
export async function listLatestRoots(
  db: Kysely<DB>,
  { programme, edition, limit }: Pick<AuditRoot, 'programme' | 'edition'> & { limit: number },
): Promise<AuditRoot[]> {
  const rows = await db
    .selectFrom('audit_root')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Where an event lies: its root, its index, and the hashes of all events under that root; null while no root covers it. */
export async function findLeaf(
  db: Kysely<DB>,
  stream: string,
  seq: number,
): Promise<{ readonly root: AuditRoot; readonly index: number; readonly hashes: readonly string[] } | null> {
  const run = await db
    .selectFrom('audit_run')
    .select(['programme', 'edition', 'root_seq', 'from_seq', 'first_index'])
    .where('stream', '=', stream)
    .where('to_seq', '>=', seq)
    .orderBy('to_seq')
    .limit(1)
    .executeTakeFirst();
  if (run === undefined || run.from_seq > seq) return null;
  const { programme, edition, root_seq: rootSeq } = run;
  const [root] = await listRoots(db, { programme, edition, after: rootSeq - 1, limit: 1 });
  if (root === undefined) return null;
  return { root, index: run.first_index + seq - run.from_seq, hashes: await leavesOf(db, root) };
}

/** Hashes of the events under a root, in the order of its leaves. */
export async function leavesOf(
  db: Kysely<DB>,
  { programme, edition, seq }: Pick<AuditRoot, 'programme' | 'edition' | 'seq'>,
): Promise<string[]> {
  const runs = await db
    .selectFrom('audit_run')
    .select('hashes')
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('root_seq', '=', seq)
    .orderBy('first_index')
    .execute();
  return runs.flatMap(({ hashes }) => splitHashes(hashes));
}

/** 32 bytes each, as hex. */
export function splitHashes(bytes: Buffer): string[] {
  return Array.from({ length: Math.floor(bytes.length / 32) }, (_, at) =>
    bytes.subarray(at * 32, at * 32 + 32).toString('hex'),
  );
}
