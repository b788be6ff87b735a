import { sql, type Kysely } from 'kysely';

/**
 * The version of a path is that of its last entry in the history: kept beside the answers it was a second truth, and
 * rewriting it at every save cost as much as the answers themselves. The history is now ordered by path, so that the
 * last entry is one step in its index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table answer_history drop constraint answer_history_pkey, add primary key (application_id, sheet, path, version)`.execute(
    db,
  );
  await sql`alter table answers drop column marks`.execute(db);
}
