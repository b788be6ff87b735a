import { sql, type Kysely, type Transaction } from 'kysely';
import type { SeatRole } from '#src/definition/workflow.ts';
import type { DB } from './schema.ts';

/** A place of somebody in an authority, to be written; days as `2020-06-18`, null where it has no end. */
export interface NewMember {
  readonly id: string;
  readonly programme: string;
  readonly authority: string;
  readonly userId: string;
  readonly role: SeatRole;
  readonly from: string | null;
  readonly until: string | null;
  readonly delegatedBy: string | null;
  readonly createdBy: string;
}

export async function insertMember(db: Kysely<DB>, member: NewMember, at: Date): Promise<void> {
  await db
    .insertInto('member')
    .values({
      id: member.id,
      programme: member.programme,
      authority: member.authority,
      user_id: member.userId,
      role: member.role,
      from_day: member.from,
      until_day: member.until,
      delegated_by: member.delegatedBy,
      created_by: member.createdBy,
      created_at: at,
      closed_at: null,
    })
    .execute();
}

export interface Member {
  readonly id: string;
  readonly programme: string;
  readonly authority: string;
  readonly userId: string;
  readonly role: SeatRole;
  readonly from: string | null;
  readonly until: string | null;
  readonly delegatedBy: string | null;
  readonly closedAt: Date | null;
}

const columns = sql`m.id, m.programme, m.authority, m.user_id as "userId", m.role, to_char(m.from_day, 'YYYY-MM-DD') as "from",
  to_char(m.until_day, 'YYYY-MM-DD') as until, m.delegated_by as "delegatedBy", m.closed_at as "closedAt"`;

/** Whether a membership holds on a day. */
const holds = (today: string) => sql`m.closed_at is null
  and coalesce(m.from_day <= ${today}::date, true) and coalesce(m.until_day >= ${today}::date, true)`;

/** Locks somebody's account row: seats of one person are given and taken one act at a time. False where there is no open account. */
export async function lockPerson(trx: Transaction<DB>, userId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from "user" where id = ${userId} and closed_at is null for no key update`.execute(
    trx,
  );
  return rows.length > 0;
}

export async function findMember(db: Kysely<DB>, id: string): Promise<Member | null> {
  const { rows } = await sql<Member>`select ${columns} from member m where m.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Every seat of somebody that was not closed, also those whose days are past or to come. */
export async function openSeatsOf(db: Kysely<DB>, userId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select ${columns} from member m where m.user_id = ${userId} and m.closed_at is null order by m.programme, m.authority, m.id`.execute(
    db,
  );
  return rows;
}

/** Somebody's seats of a day. */
export async function seatsHeld(db: Kysely<DB>, userId: string, today: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select ${columns} from member m where m.user_id = ${userId} and ${holds(today)} order by m.created_at, m.id`.execute(
    db,
  );
  return rows;
}

/** Closes a seat with what was handed on from it; gives what was closed, empty where it was closed before. */
export async function closeSeat(trx: Transaction<DB>, id: string, at: Date): Promise<Member[]> {
  const { rows } = await sql<Member>`
    update member m set closed_at = ${at} where (m.id = ${id} or m.delegated_by = ${id}) and m.closed_at is null returning ${columns}`.execute(
    trx,
  );
  return rows;
}

/** Somebody who has or had a place in a programme's authorities, or an account opened for them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly enrolled: boolean;
  readonly closedAt: Date | null;
  readonly seats: readonly (Omit<Member, 'closedAt' | 'programme' | 'userId'> & { readonly now: boolean })[];
}

/** Whether somebody has or had a place in a programme, or an account opened for it: not an applicant. */
export async function isOfProgramme(db: Kysely<DB>, programme: string, userId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from member where user_id = ${userId} and programme = ${programme}
    union all select 1 from invitation where accepted_by = ${userId} and programme = ${programme} limit 1`.execute(db);
  return rows.length > 0;
}

/** The people of a programme by name, with the seats they have or will have; with `authority` only of that one. */
export async function readPeople(
  db: Kysely<DB>,
  programme: string,
  authority: string | null,
  today: string,
): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select u.id, u.name, u.email, coalesce(u."twoFactorEnabled", false) as enrolled, u.closed_at as "closedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'authority', m.authority, 'role', m.role, 'from', m.from_day, 'until', m.until_day,
          'delegatedBy', m.delegated_by, 'now', (${holds(today)})) order by m.created_at, m.id), '[]')
        from member m where m.user_id = u.id and m.programme = ${programme} and m.closed_at is null
          and coalesce(m.until_day >= ${today}::date, true) and coalesce(m.authority = ${authority}, true)) as seats
    from "user" u
    where exists (select from member m where m.user_id = u.id and m.programme = ${programme}
        and (${authority}::text is null or (m.authority = ${authority} and m.closed_at is null and coalesce(m.until_day >= ${today}::date, true))))
      or (${authority}::text is null and exists (select from invitation i where i.accepted_by = u.id and i.programme = ${programme}))
    order by u.name, u.id limit 5000`.execute(db);
  return rows;
}

/** Closes an account for good: no sign-in, no session. */
export async function closePerson(trx: Transaction<DB>, userId: string, at: Date): Promise<void> {
  await trx.updateTable('user').set({ closed_at: at }).where('id', '=', userId).execute();
  await trx.deleteFrom('session').where('userId', '=', userId).execute();
}
