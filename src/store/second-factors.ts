import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.ts';

/** Whoever proved a code of the card has a second factor, also without a device that makes codes. */
export async function confirmFactor(db: Kysely<DB>, userId: string): Promise<void> {
  await sql`update "twoFactor" set verified = true where "userId" = ${userId} and verified is distinct from true`.execute(
    db,
  );
  await sql`update "user" set "twoFactorEnabled" = true where id = ${userId} and "twoFactorEnabled" is distinct from true`.execute(
    db,
  );
}

/** Takes an account's second factor away: at the next sign-in it is set up anew. */
export async function forgetFactor(db: Kysely<DB>, userId: string): Promise<void> {
  await sql`delete from "twoFactor" where "userId" = ${userId}`.execute(db);
  await sql`update "user" set "twoFactorEnabled" = false where id = ${userId}`.execute(db);
}
