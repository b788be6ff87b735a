import { sql, type Kysely, type RawBuilder, type Selectable, type Transaction } from 'kysely';
import { organisationCore, personCore } from '#src/domain/conflict/normalise.ts';
import type { AssessorWords, Profile } from '#src/domain/pool/profile.ts';
import { gramsOf, gramsWanted, sortKey } from '#src/domain/workflow/case-words.ts';
import type { AssessorTable } from './pool-schema.ts';
import type { DB } from './schema.ts';

/** Somebody of a programme's pool. */
export interface Assessor extends AssessorWords {
  readonly id: string;
  readonly programme: string;
  /** The account they sign in with; null while none is linked. */
  readonly userId: string | null;
  readonly version: number;
  readonly salt: string;
  readonly updatedAt: Date;
}

export const assessorOf = (row: Selectable<AssessorTable>): Assessor => ({
  id: row.id,
  programme: row.programme,
  userId: row.user_id,
  name: row.name,
  profile: row.profile as Profile,
  active: row.active,
  version: row.version,
  salt: row.salt,
  updatedAt: row.updated_at,
});

/** What somebody is sorted, searched and found again by. */
const keysOf = ({ name, profile }: AssessorWords) => ({
  sort_key: sortKey(name),
  grams: [...new Set([name, profile.employer, ...profile.qualifications].flatMap(gramsOf))],
  name_key: personCore(name),
  employer_key: organisationCore(profile.employer),
});

export async function insertAssessor(
  trx: Transaction<DB>,
  one: Omit<Assessor, 'userId' | 'version' | 'updatedAt'>,
  by: { readonly actorId: string; readonly at: Date },
): Promise<void> {
  const { id, programme, name, profile, active, salt } = one;
  await trx
    .insertInto('assessor')
    .values({
      id,
      programme,
      user_id: null,
      name,
      profile: JSON.stringify(profile),
      active,
      salt,
      created_by: by.actorId,
      created_at: by.at,
      updated_at: by.at,
      ...keysOf(one),
    })
    .execute();
}

export async function findAssessor(db: Kysely<DB>, programme: string, id: string): Promise<Assessor | null> {
  const row = await db
    .selectFrom('assessor')
    .selectAll()
    .where('id', '=', id)
    .where('programme', '=', programme)
    .executeTakeFirst();
  return row === undefined ? null : assessorOf(row);
}

/** Somebody of the pool, locked: edits of one person come one after the other. */
export async function lockAssessor(trx: Transaction<DB>, programme: string, id: string): Promise<Assessor | null> {
  const row = await trx
    .selectFrom('assessor')
    .selectAll()
    .where('id', '=', id)
    .where('programme', '=', programme)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : assessorOf(row);
}

/** Writes new words of a locked assessor. */
export async function updateAssessor(
  trx: Transaction<DB>,
  current: Assessor,
  words: AssessorWords,
  at: Date,
): Promise<Assessor> {
  const { name, profile, active } = words;
  await trx
    .updateTable('assessor')
    .set({
      name,
      profile: JSON.stringify(profile),
      active,
      version: current.version + 1,
      updated_at: at,
      ...keysOf(words),
    })
    .where('id', '=', current.id)
    .execute();
  return { ...current, ...words, version: current.version + 1, updatedAt: at };
}

/** Links a locked assessor to an account, or to none. */
export async function linkAssessor(
  trx: Transaction<DB>,
  current: Assessor,
  userId: string | null,
  at: Date,
): Promise<Assessor> {
  await trx
    .updateTable('assessor')
    .set({ user_id: userId, version: current.version + 1, updated_at: at })
    .where('id', '=', current.id)
    .execute();
  return { ...current, userId, version: current.version + 1, updatedAt: at };
}

/** Whom of the pool an account belongs to. */
export async function assessorOfUser(db: Kysely<DB>, programme: string, userId: string): Promise<Assessor | null> {
  const row = await db
    .selectFrom('assessor')
    .selectAll()
    .where('programme', '=', programme)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row === undefined ? null : assessorOf(row);
}

export interface AssessorPage {
  readonly programme: string;
  readonly search?: string | undefined;
  /** Only those in use, or only those that are not. */
  readonly active?: boolean | undefined;
  /** Where the page before ended. */
  readonly after: { readonly sortKey: string; readonly id: string } | null;
  readonly limit: number;
}
export interface ListedAssessor extends Assessor {
  readonly sortKey: string;
}

const matching = ({ programme, search, active }: Pick<AssessorPage, 'programme' | 'search' | 'active'>) => {
  const grams = search === undefined ? [] : gramsWanted(search);
  const found: RawBuilder<unknown> = grams.length === 0 ? sql`true` : sql`grams @> ${grams}::text[]`;
  return sql<boolean>`programme = ${programme} and ${found} and ${active === undefined ? sql`true` : sql`active = ${active}`}`;
};

/** One page of a pool by name in pinyin; words are looked up by pairs of characters in name, employer and qualifications. */
export async function listAssessors(db: Kysely<DB>, page: AssessorPage): Promise<ListedAssessor[]> {
  const { after, limit } = page;
  const from = after === null ? sql`true` : sql`(sort_key, id) > (${after.sortKey}, ${after.id})`;
  const { rows } = await sql<Selectable<AssessorTable>>`
    select * from assessor where ${matching(page)} and ${from} order by sort_key, id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...assessorOf(row), sortKey: row.sort_key }));
}

/** How many match, counted no further than `most`. */
export async function countAssessors(
  db: Kysely<DB>,
  filter: Pick<AssessorPage, 'programme' | 'search' | 'active'>,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from assessor where ${matching(filter)} limit ${most}) found`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Everybody of a pool who is in use, by id. */
export async function activeAssessors(db: Kysely<DB>, programme: string): Promise<Assessor[]> {
  const rows = await db
    .selectFrom('assessor')
    .selectAll()
    .where('programme', '=', programme)
    .where('active', '=', true)
    .orderBy('id')
    .execute();
  return rows.map(assessorOf);
}

/** Those of the pool who bear one of these names, however written. */
export async function assessorsNamed(
  db: Kysely<DB>,
  programme: string,
  names: readonly string[],
): Promise<readonly (Assessor & { readonly nameKey: string; readonly employerKey: string })[]> {
  const keys = [...new Set(names.map(personCore).filter((key) => key !== ''))];
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('assessor')
    .selectAll()
    .where('programme', '=', programme)
    .where('name_key', 'in', keys)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...assessorOf(row), nameKey: row.name_key, employerKey: row.employer_key }));
}

/** Which accounts belong to whom of a pool. */
export async function linkedAccounts(db: Kysely<DB>, programme: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ userId: string; id: string }>`
    select user_id as "userId", id from assessor where programme = ${programme} and user_id is not null`.execute(db);
  return new Map(rows.map(({ userId, id }) => [userId, id]));
}

/** Names and employers of these of any pool, by id. */
export async function namesOfAssessors(
  db: Kysely<DB>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string; readonly employer: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string; employer: string }>`
    select id, name, profile ->> 'employer' as employer from assessor where id = any(${[...new Set(ids)]}::text[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Some of a pool by id. */
export async function assessorsOf(
  db: Kysely<DB>,
  programme: string,
  ids: readonly string[],
): Promise<readonly Assessor[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Selectable<AssessorTable>>`
    select * from assessor where programme = ${programme} and id = any(${[...new Set(ids)]}::text[]) order by id`.execute(
    db,
  );
  return rows.map(assessorOf);
}

/** The same, locked in the order of their ids. */
export async function lockAssessors(
  trx: Transaction<DB>,
  programme: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Assessor>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Selectable<AssessorTable>>`
    select * from assessor where programme = ${programme} and id = any(${[...new Set(ids)]}::text[]) order by id for update`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.id, assessorOf(row)]));
}
