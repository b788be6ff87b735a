import { sql, type Kysely } from 'kysely';

/** How a batch was put in another order, with the reason: supervision reads it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table batch add column reorders jsonb not null default '[]'`.execute(db);
}
