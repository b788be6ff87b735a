import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.ts';

/** A session as its own person may know it. */
export interface LiveSession {
  readonly id: string;
  readonly startedAt: Date;
  readonly usedAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly locked: boolean;
}

/** The other live sessions of the session's person, newest first. */
export async function otherSessions(db: Kysely<DB>, token: string): Promise<LiveSession[]> {
  const { rows } = await sql<LiveSession>`
    select o.id, o."createdAt" as "startedAt", o."updatedAt" as "usedAt", nullif(o."ipAddress", '') as address, nullif(o."userAgent", '') as "userAgent",
      o.locked_at is not null as locked
    from session s join session o on o."userId" = s."userId" and o.id <> s.id and o."expiresAt" > ${new Date()}
    where s.token = ${token} order by o."createdAt" desc limit 20`.execute(db);
  return rows;
}

/** Ends another session of the same person; false where there is none of that id. */
export async function endOtherSession(db: Kysely<DB>, userId: string, id: string): Promise<boolean> {
  const ended = await db.deleteFrom('session').where('userId', '=', userId).where('id', '=', id).executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

export async function endSession(db: Kysely<DB>, token: string): Promise<void> {
  await db.deleteFrom('session').where('token', '=', token).execute();
}

export async function endSessionsOf(db: Kysely<DB>, userId: string): Promise<void> {
  await db.deleteFrom('session').where('userId', '=', userId).execute();
}

/** The account behind a live session, locked or not. */
export interface SessionAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly enrolled: boolean;
  readonly factorAt: Date | null;
  readonly lockedAt: Date | null;
}

export async function findSessionAccount(db: Kysely<DB>, token: string): Promise<SessionAccount | null> {
  const { rows } = await sql<SessionAccount>`
    select u.id, u.name, u.email, coalesce(u."twoFactorEnabled", false) as enrolled, s.factor_at as "factorAt", s.locked_at as "lockedAt"
    from session s join "user" u on u.id = s."userId"
    where s.token = ${token} and s."expiresAt" > ${new Date()} and u.closed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** Locks a session, in real time, or takes the lock off; a lock keeps its first time. */
export async function setLocked(db: Kysely<DB>, token: string, at: Date | null): Promise<void> {
  await sql`update session set locked_at = ${at === null ? null : sql`coalesce(locked_at, ${at})`} where token = ${token}`.execute(
    db,
  );
}

/** The hash of an account's password; null where it has none. */
export async function passwordHashOf(db: Kysely<DB>, userId: string): Promise<string | null> {
  const { rows } = await sql<{ password: string | null }>`
    select password from account where "userId" = ${userId} and "providerId" = 'credential'`.execute(db);
  return rows[0]?.password ?? null;
}
