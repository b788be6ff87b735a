import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.ts';

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The user of a live session, by real time; null where it has ended or never was. */
export async function findSessionUser(db: Kysely<DB>, token: string): Promise<SignedIn | null> {
  const user = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['user.id', 'user.name', 'user.email'])
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', new Date())
    .executeTakeFirst();
  return user ?? null;
}

/** Throws where the database does not answer. */
export async function pingDatabase(db: Kysely<DB>): Promise<void> {
  await sql`select 1`.execute(db);
}
