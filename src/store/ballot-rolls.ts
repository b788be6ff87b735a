import { sql, type Kysely, type Transaction } from 'kysely';
import type { RollLine } from '#src/domain/ballot/voting.ts';
import type { DB } from './schema.ts';

/** Members of a committee on a day who vote: its handlers and leaders, nobody by a seat that was handed on. */
export async function votingMembers(
  trx: Transaction<DB>,
  { programme, committee, today }: { programme: string; committee: string; today: string },
): Promise<string[]> {
  const { rows } = await sql<{ user: string }>`
    select distinct m.user_id as "user" from member m join "user" u on u.id = m.user_id and u.closed_at is null
    where m.programme = ${programme} and m.authority = ${committee} and m.role in ('handler', 'leader') and m.delegated_by is null
      and m.closed_at is null and coalesce(m.from_day <= ${today}::date, true) and coalesce(m.until_day >= ${today}::date, true)
    order by 1`.execute(trx);
  return rows.map(({ user }) => user);
}

/** Freezes a roll: written once, when the ballot opens. */
export async function insertRoll(
  trx: Transaction<DB>,
  ballot: string,
  roll: readonly Pick<RollLine, 'user' | 'recused'>[],
): Promise<void> {
  await trx
    .insertInto('ballot_roll')
    .values(roll.map(({ user, recused }) => ({ ballot_id: ballot, user_id: user, recused, issued: null })))
    .execute();
}

/** The roll of a ballot in the order of its ids. */
export async function readRoll(db: Kysely<DB>, ballot: string): Promise<RollLine[]> {
  const rows = await db
    .selectFrom('ballot_roll')
    .selectAll()
    .where('ballot_id', '=', ballot)
    .orderBy('user_id')
    .execute();
  return rows.map(({ user_id: user, recused, removed, issued }) => ({ user, recused, removed, issued }));
}

/** Notes on a locked ballot's roll that somebody was given a token, or is no longer a member. */
export async function changeLine(
  trx: Transaction<DB>,
  ballot: string,
  user: string,
  change: Partial<Pick<RollLine, 'issued' | 'removed'>>,
): Promise<void> {
  await trx
    .updateTable('ballot_roll')
    .set(change)
    .where('ballot_id', '=', ballot)
    .where('user_id', '=', user)
    .execute();
}

/** How many tokens of a ballot were given. */
export async function countIssued(db: Kysely<DB>, ballot: string): Promise<number> {
  const { rows } = await sql<{ issued: number }>`
    select count(issued)::int as issued from ballot_roll where ballot_id = ${ballot}`.execute(db);
  return rows[0]?.issued ?? 0;
}

/** People by their ids, with their names. */
export async function namesOf(db: Kysely<DB>, users: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (users.length === 0) return new Map();
  const rows = await db
    .selectFrom('user')
    .select(['id', 'name'])
    .where('id', 'in', [...users])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
