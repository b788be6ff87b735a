import type { Kysely } from 'kysely';
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
