import { sql, type Kysely } from 'kysely';

/** Mail is handed to its server or the demo's folder at once; nothing was ever kept in this table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table mail`.execute(db);
}
