import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Member } from '#src/domain/decision/roll.ts';
import type { CommitteeMemberTable } from './decision-schema.ts';
import type { DB } from './schema.ts';

export interface CommitteeMember extends Member {
  readonly programme: string;
  readonly edition: string;
  readonly active: boolean;
}

const fromRow = (row: Selectable<CommitteeMemberTable>): CommitteeMember => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  name: row.name,
  userId: row.user_id,
  chair: row.chair,
  active: row.active,
});

/** The roll of an edition's committee as it stands, in the order in which members were put on it. */
export async function readRoll(db: Kysely<DB>, programme: string, edition: string): Promise<CommitteeMember[]> {
  const rows = await db
    .selectFrom('committee_member')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('active', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function findCommitteeMember(db: Kysely<DB>, id: string): Promise<CommitteeMember | null> {
  const row = await db.selectFrom('committee_member').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function insertCommitteeMember(
  trx: Transaction<DB>,
  member: Omit<CommitteeMember, 'active'>,
  by: string,
  at: Date,
): Promise<void> {
  const { id, programme, edition, name, userId, chair } = member;
  await trx
    .insertInto('committee_member')
    .values({ id, programme, edition, name, user_id: userId, chair, created_by: by, created_at: at })
    .execute();
}

/** Takes somebody off the roll; what they voted on stays. */
export async function endCommitteeMember(trx: Transaction<DB>, id: string): Promise<void> {
  await trx.updateTable('committee_member').set({ active: false }).where('id', '=', id).execute();
}

/** Whether an account is there and open, and its name. */
export async function accountName(db: Kysely<DB>, userId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from "user" where id = ${userId} and closed_at is null`.execute(db);
  return rows[0]?.name ?? null;
}
