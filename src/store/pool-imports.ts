import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** Rows of an uploaded pool, kept from the look at its report until it is confirmed, or for a day. */
export interface PoolImport {
  readonly programme: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly rows: unknown;
}

/** Keeps an upload, and forgets those of the programme that are older than `before`: they hold personal data. */
export async function keepImport(
  trx: Transaction<DB>,
  one: PoolImport,
  by: { readonly actorId: string; readonly at: Date; readonly before: Date },
): Promise<void> {
  await sql`delete from pool_import where made_at < ${by.before}`.execute(trx);
  const row = { rows: JSON.stringify(one.rows), made_by: by.actorId, made_at: by.at };
  await trx
    .insertInto('pool_import')
    .values({ programme: one.programme, digest: one.digest, ...row })
    .onConflict((conflict) => conflict.columns(['programme', 'digest']).doUpdateSet(row))
    .execute();
}

export async function findImport(db: Kysely<DB>, programme: string, digest: string): Promise<PoolImport | null> {
  const row = await db
    .selectFrom('pool_import')
    .select(['programme', 'digest', 'rows'])
    .where('programme', '=', programme)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row ?? null;
}

export async function forgetImport(trx: Transaction<DB>, programme: string, digest: string): Promise<void> {
  await trx.deleteFrom('pool_import').where('programme', '=', programme).where('digest', '=', digest).execute();
}
