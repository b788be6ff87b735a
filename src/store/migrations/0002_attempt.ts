import { sql, type Kysely } from 'kysely';

/** Attempts on an account within a span of time, under a keyed hash of its e-mail; worth nothing after a crash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unlogged table attempt (key text primary key, count integer not null, since timestamptz not null)`.execute(
    db,
  );
}
