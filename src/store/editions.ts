import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

export interface StoredBundle {
  readonly digest: string;
  readonly programme: string;
  readonly edition: string;
  readonly amendment: number;
  readonly bundle: object;
}

export async function readBundles(db: Kysely<DB>): Promise<StoredBundle[]> {
  return await db
    .selectFrom('edition_bundle')
    .select(['digest', 'programme', 'edition', 'amendment', 'bundle'])
    .orderBy('amendment')
    .execute();
}

export async function insertBundle(trx: Transaction<DB> | Kysely<DB>, stored: StoredBundle, at: Date): Promise<void> {
  await trx
    .insertInto('edition_bundle')
    .values({ ...stored, bundle: JSON.stringify(stored.bundle), loaded_at: at })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
}

/** Keeps other processes from registering editions until the transaction ends. */
export async function lockEditions(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('laurel.editions'))`.execute(trx);
}
