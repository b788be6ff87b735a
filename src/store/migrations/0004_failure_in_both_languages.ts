import { sql, type Kysely } from 'kysely';

/** Why finalising failed is told in both languages, as every refusal is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table application alter column failure type jsonb
    using case when failure is null then null else jsonb_build_object('zh', failure, 'en', failure) end`.execute(db);
}
