import { sql, type Kysely, type Transaction } from 'kysely';
import type { ClashPair } from '#src/definition/clashes.ts';
import type { DB } from './schema.ts';

/** A value by which an applicant is recognised, as a keyed hash. */
export interface HashedKey {
  readonly key: string;
  readonly hash: string;
  readonly near: boolean;
}
/** Two applications that may not both stand, until somebody has decided. */
export interface Clash {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly pair: string;
  readonly first: string;
  readonly second: string;
  readonly state: 'open' | 'decided';
  readonly foundAt: Date;
  readonly decision: ClashDecision | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}
export interface ClashDecision {
  readonly keep: 'both' | 'first' | 'second';
  readonly reason: string;
  readonly number: string | null;
}

/** Puts an application's keys in place of those before. Two that share a key wait for each other, so that neither is overlooked. */
export async function putIdentityKeys(
  trx: Transaction<DB>,
  applicationId: string,
  keys: readonly HashedKey[],
): Promise<void> {
  const hashes = [...new Set(keys.map((key) => key.hash))].toSorted();
  await sql`select pg_advisory_xact_lock(hashtextextended(h, 0)) from (select unnest(${hashes}::text[]) as h order by 1) sorted`.execute(
    trx,
  );
  await sql`delete from identity_key where application_id = ${applicationId}`.execute(trx);
  await sql`insert into identity_key (application_id, key, hash, near)
    select ${applicationId}, k, h, bool_and(n) from unnest(${keys.map((one) => one.key)}::text[], ${keys.map((one) => one.hash)}::text[],
      ${keys.map((one) => one.near)}::boolean[]) as given (k, h, n) group by k, h`.execute(trx);
}

/** That an application stands: it was submitted, or registered from paper. One that an office has only looked at before is none yet. */
const stands = (alias: string) =>
  sql<boolean>`(${sql.ref(`${alias}.paper_only`)} or exists (select from receipt r where r.application_id = ${sql.ref(`${alias}.id`)} and r.withdrawn_at is null))`;

/** Other applications of the edition, submitted and not ended, that clash with one by a pair; each with which side it is on. */
export async function findClashing(
  trx: Transaction<DB>,
  applicationId: string,
  pair: ClashPair,
  ended: readonly string[],
): Promise<readonly { readonly other: string; readonly iAmFirst: boolean }[]> {
  const near = pair.near ? sql`true` : sql`not (mine.near or theirs.near)`;
  const { rows } = await sql<{ other: string; iAmFirst: boolean }>`
    select distinct o.id as other, mine.key = ${pair.first} as "iAmFirst"
    from application a join identity_key mine on mine.application_id = a.id
    join identity_key theirs on theirs.hash = mine.hash and theirs.application_id <> a.id
    join application o on o.id = theirs.application_id and o.programme = a.programme and o.edition = a.edition
    where a.id = ${applicationId} and o.channel is not null and ${stands('o')} and o.state <> all(${[...ended]}::text[]) and ${near}
      and ((mine.key = ${pair.first} and theirs.key = ${pair.second}) or (mine.key = ${pair.second} and theirs.key = ${pair.first}))`.execute(
    trx,
  );
  return rows;
}

/** Notes a clash once; gives whether it is new. */
export async function insertClash(
  trx: Transaction<DB>,
  clash: Pick<Clash, 'id' | 'programme' | 'edition' | 'pair' | 'first' | 'second' | 'foundAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('clash')
    .values({
      id: clash.id,
      programme: clash.programme,
      edition: clash.edition,
      pair: clash.pair,
      first: clash.first,
      second: clash.second,
      state: 'open',
      found_at: clash.foundAt,
      decision: null,
      decided_by: null,
      decided_at: null,
    })
    .onConflict((conflict) => conflict.columns(['pair', 'first', 'second']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

const columns = sql`id, programme, edition, pair, first, second, state, found_at as "foundAt", decision, decided_by as "decidedBy", decided_at as "decidedAt"`;

/** How many clashes of an application nobody has decided; one with an application that has ended, or does not stand, is none. */
export async function countOpenClashes(
  db: Kysely<DB>,
  applicationId: string,
  ended: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from clash c
    join application o on o.id = case when c.first = ${applicationId} then c.second else c.first end
    where c.state = 'open' and (c.first = ${applicationId} or c.second = ${applicationId})
      and o.channel is not null and ${stands('o')} and o.state <> all(${[...ended]}::text[])`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Clashes of some programmes, open ones first, then the newest. */
export async function listClashes(db: Kysely<DB>, programmes: readonly string[], limit: number): Promise<Clash[]> {
  const { rows } = await sql<Clash>`select ${columns} from clash where programme = any(${[...programmes]}::text[])
    order by state = 'open' desc, found_at desc limit ${limit}`.execute(db);
  return rows;
}

/** A clash, locked until the transaction ends; null where there is none. */
export async function lockClash(trx: Transaction<DB>, id: string): Promise<Clash | null> {
  const { rows } = await sql<Clash>`select ${columns} from clash where id = ${id} for update`.execute(trx);
  return rows[0] ?? null;
}

export async function decideClash(
  trx: Transaction<DB>,
  id: string,
  decision: ClashDecision,
  by: string,
  at: Date,
): Promise<void> {
  await sql`update clash set state = 'decided', decision = ${JSON.stringify(decision)}::jsonb, decided_by = ${by}, decided_at = ${at} where id = ${id}`.execute(
    trx,
  );
}

/** A page of the applications that stand, by id: for the sweep. */
export async function casesToSweep(
  db: Kysely<DB>,
  programme: string,
  edition: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from application where programme = ${programme} and edition = ${edition}
    and channel is not null and ${stands('application')} and id > ${after} order by id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
