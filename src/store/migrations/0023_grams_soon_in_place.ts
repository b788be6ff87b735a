import { sql, type Kysely } from 'kysely';

/**
 * New pieces of words wait beside their index until there are 64 kB of them, the least that can be asked for, not the
 * usual 4 MB: a search reads all that waits, of whichever channel it is.
 */
const statements = [
  `alter index application_grams set (gin_pending_list_limit = 64)`,
  `select gin_clean_pending_list('application_grams'::regclass)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
