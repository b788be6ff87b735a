import { sql, type Kysely } from 'kysely';

/** Receipts are no longer numbered one after the other: what one office sees would tell of the others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop sequence receipt_number`.execute(db);
}
