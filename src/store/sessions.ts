import { sql, type Kysely } from 'kysely';
import type { SeatRole } from '#src/definition/workflow.ts';
import type { DB } from './schema.ts';

export interface Membership {
  readonly programme: string;
  readonly authority: string;
  readonly role: SeatRole;
}
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Who has a live session, with the places they have in authorities today and whether a second factor was shown. */
export interface SessionUser extends SignedIn {
  readonly members: readonly Membership[];
  readonly factorAt: Date | null;
  readonly lockedAt: Date | null;
}

/** The user of a live session, by real time; null where it has ended or never was. `today` decides which memberships hold. */
export async function findSessionUser(db: Kysely<DB>, token: string, today: string): Promise<SessionUser | null> {
  const { rows } = await sql<SessionUser>`
    select u.id, u.name, u.email, s.factor_at as "factorAt", s.locked_at as "lockedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('programme', m.programme, 'authority', m.authority, 'role', m.role) order by m.created_at), '[]')
       from member m where m.user_id = u.id and m.closed_at is null
         and coalesce(m.from_day <= ${today}::date, true) and coalesce(m.until_day >= ${today}::date, true)) as members
    from session s join "user" u on u.id = s."userId"
    where s.token = ${token} and s."expiresAt" > ${new Date()} and u.closed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** Notes, in real time, that a session has shown its second factor; nothing where there is no such session. */
export async function markFactor(db: Kysely<DB>, token: string, at: Date): Promise<void> {
  await db.updateTable('session').set({ factor_at: at }).where('token', '=', token).execute();
}

/** Throws where the database does not answer. */
export async function pingDatabase(db: Kysely<DB>): Promise<void> {
  await sql`select 1`.execute(db);
}
