import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Scope } from '#src/domain/access/scope.ts';
import { gramsWanted, scopedGram } from '#src/domain/workflow/case-words.ts';
import { inParts } from './applications.ts';
import type { DB } from './schema.ts';

/** A case as lists show it. */
export interface CaseRow {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly editionDigest: string;
  readonly processDigest: string;
  readonly class: string;
  readonly applicant: string;
  readonly channel: string;
  readonly state: string;
  readonly turn: string | null;
  readonly turnSince: Date | null;
  readonly due: Date | null;
  readonly number: string | null;
  readonly sortKey: string;
}
export interface CaseFilter {
  readonly programme?: string | undefined;
  readonly edition?: string | undefined;
  /** Only what waits for these authorities. */
  readonly turns?: readonly string[] | undefined;
  /** Only what waits for others than these authorities, or for the applicant. */
  readonly notTurns?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  readonly class?: string | undefined;
  readonly channel?: string | undefined;
  /** Only what its dossier says, as the numbers keep it; `-`: what says nothing. */
  readonly region?: string | undefined;
  readonly industry?: string | undefined;
  readonly category?: string | undefined;
  /** Words to be found in name, code or number. */
  readonly search?: string | undefined;
  /** Only what is due before this instant. */
  readonly dueBefore?: Date | undefined;
}
export type CaseOrder = 'due' | 'name';
/** Where the page before ended: the sort value of its last row, and its id. */
export interface Cursor {
  readonly value: string;
  readonly id: string;
}
export interface CasePage {
  readonly scope: Scope;
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
  readonly after: Cursor | null;
  readonly limit: number;
}

/**
 * Lists are planned by what is asked: a rare word is looked up, a common one is met on the way through the order. Other
 * statements keep the plans they have (see database.ts).
 */
async function plannedAnew<T>(
  db: Kysely<DB>,
  scope: Scope,
  { search }: CaseFilter,
  query: RawBuilder<T>,
): Promise<readonly T[]> {
  return await db.transaction().execute(async (trx) => {
    await sql`set local plan_cache_mode = force_custom_plan`.execute(trx);
    return (await sql<T>`${await lookedUp(trx, scope, search)}${query}`.execute(trx)).rows;
  });
}

/** So many cases with the words of a search are read first; more are common, and met soon on the way through the order. */
const mostRare = 1000;

/**
 * What stands before a statement that searches. How often a word stands in a channel the planner cannot know: it keeps
 * count of the commonest pieces of the whole house only and thinks of all others as of a share of it, so that with more
 * applications elsewhere it gives up the index of the pieces. So it is counted, no further than `mostRare`; a rare word's
 * cases are then looked up by that index before anything else is asked, and stand for the table of the statement.
 */
async function lookedUp(trx: Transaction<DB>, scope: Scope, search: string | undefined): Promise<RawBuilder<unknown>> {
  if (search === undefined || gramsWanted(search).length === 0) return sql``;
  const words = found(scope, search);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from application where ${words} limit ${mostRare + 1}) found`.execute(
    trx,
  );
  return (rows[0]?.count ?? 0) > mostRare
    ? sql``
    : sql`with application as materialized (select ${columns} from application where ${words}) `;
}
const columns = sql.raw(
  [
    'id, programme, edition, edition_digest, process_digest, class, applicant, channel, state, turn, turn_since, due, number',
    'sort_key, grams',
  ].join(', '),
);

/** No case is due later: what has no due day stands last. */
const never = sql`'9999-12-31T00:00:00Z'::timestamptz`;
const sortOf = (order: CaseOrder): RawBuilder<unknown> =>
  order === 'name' ? sql`application.sort_key` : sql`coalesce(application.due, ${never})`;

/** One page of cases within a scope, sorted by due day or by name in pinyin. */
export async function listCases(db: Kysely<DB>, page: CasePage): Promise<CaseRow[]> {
  if (page.scope.see === 'none') return [];
  const sort = sortOf(page.order);
  const after =
    page.after === null
      ? sql`true`
      : sql`(${sort}, application.id) > (${page.order === 'name' ? sql`${page.after.value}` : sql`${page.after.value}::timestamptz`}, ${page.after.id})`;
  const rows = await plannedAnew(
    db,
    page.scope,
    page.filter,
    sql<CaseRow>`
    select id, programme, edition, edition_digest as "editionDigest", process_digest as "processDigest", class, applicant, channel, state, turn,
      turn_since as "turnSince", due, number, sort_key as "sortKey"
    from application where ${within(page.scope)} and ${matching(page.scope, page.filter)} and ${after}
    order by ${sort}, application.id limit ${page.limit}`,
  );
  return [...rows];
}

/** How many cases match, counted no further than `most`. */
export async function countCases(db: Kysely<DB>, scope: Scope, filter: CaseFilter, most: number): Promise<number> {
  if (scope.see === 'none') return 0;
  const rows = await plannedAnew(
    db,
    scope,
    filter,
    sql<{ count: string }>`
    select count(*) as count from (select 1 from application where ${within(scope)} and ${matching(scope, filter)} limit ${most}) found`,
  );
  return Number(rows[0]?.count ?? 0);
}

export interface CaseTally {
  readonly channel: string;
  readonly class: string;
  readonly state: string;
  readonly count: number;
  readonly overdue: number;
}

/** Cases of an edition by channel, class and state, within a scope. */
export async function tallyCases(
  db: Kysely<DB>,
  scope: Scope,
  { programme, edition, now }: { readonly programme: string; readonly edition: string; readonly now: Date },
): Promise<CaseTally[]> {
  if (scope.see === 'none') return [];
  const { rows } = await sql<CaseTally>`
    select channel, class, state, count(*)::int as count, (count(*) filter (where due < ${now}))::int as overdue
    from application where ${within(scope)} and programme = ${programme} and edition = ${edition}
    group by channel, class, state order by channel, class, state`.execute(db);
  return rows;
}

function within(scope: Scope): RawBuilder<boolean> {
  if (scope.see === 'cases') return inParts(scope.parts);
  return scope.see === 'all' ? sql<boolean>`application.channel is not null` : sql<boolean>`false`;
}

function matching(scope: Scope, filter: CaseFilter): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [];
  if (filter.programme !== undefined) parts.push(sql`application.programme = ${filter.programme}`);
  if (filter.edition !== undefined) parts.push(sql`application.edition = ${filter.edition}`);
  if (filter.turns !== undefined) parts.push(oneOf(sql`application.turn`, filter.turns));
  if (filter.notTurns !== undefined)
    parts.push(sql`coalesce(application.turn <> all(${[...filter.notTurns]}::text[]), true)`);
  if (filter.states !== undefined) parts.push(oneOf(sql`application.state`, filter.states));
  if (filter.class !== undefined) parts.push(sql`application.class = ${filter.class}`);
  if (filter.channel !== undefined) parts.push(sql`application.channel = ${filter.channel}`);
  for (const fact of facts) {
    const value = filter[fact];
    if (value !== undefined) parts.push(saying(fact, value));
  }
  if (filter.dueBefore !== undefined) parts.push(sql`application.due < ${filter.dueBefore}`);
  if (filter.search !== undefined && filter.search.trim() !== '') parts.push(found(scope, filter.search));
  return parts.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

const facts = ['region', 'industry', 'category'] as const;
const saying = (fact: (typeof facts)[number], value: string): RawBuilder<unknown> =>
  sql`(select coalesce(f.${sql.ref(fact)}, '-') from application_fact f where f.application_id = application.id) = ${value}`;

/** One value is asked for as such, so that an index can give its rows in order. */
const oneOf = (column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> =>
  values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${[...values]}::text[])`;

/** Cases whose words hold every piece of the search; looked up among those the scope sees only. */
function found(scope: Scope, search: string): RawBuilder<unknown> {
  const wanted = gramsWanted(search);
  if (wanted.length === 0) return sql`false`;
  const channels = scope.see === 'cases' ? [...new Set(scope.parts.map((part) => part.channel ?? '*'))] : ['*'];
  const one = (channel: string): RawBuilder<unknown> =>
    sql`application.grams @> ${wanted.map((gram) => scopedGram(channel, gram))}::text[]`;
  return sql`(${sql.join(channels.map(one), sql` or `)})`;
}

/** The next running number of an edition's accepted cases. */
export async function nextCaseNumber(trx: Transaction<DB>, programme: string, edition: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into case_number (programme, edition, last) values (${programme}, ${edition}, 1)
    on conflict (programme, edition) do update set last = case_number.last + 1 returning last`.execute(trx);
  if (rows[0] === undefined) throw new Error('no case number was given');
  return rows[0].last;
}

/** How many cases of an edition were submitted since an instant, within a scope. */
export async function countSubmittedSince(
  db: Kysely<DB>,
  scope: Scope,
  { programme, edition, since }: { readonly programme: string; readonly edition: string; readonly since: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct application.id)::int as count from application
    join receipt r on r.application_id = application.id and r.withdrawn_at is null and r.submitted_at >= ${since}
    where ${within(scope)} and programme = ${programme} and edition = ${edition}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Cases of a channel that stand in some states already, and those of a batch: for its quota. */
export async function countForwarded(
  trx: Transaction<DB>,
  batch: {
    readonly programme: string;
    readonly edition: string;
    readonly channel: string;
    readonly cases: readonly string[];
  },
  states: readonly string[],
): Promise<{ id: string; class: string; gone: boolean }[]> {
  const { rows } = await sql<{
    id: string;
    class: string;
    gone: boolean;
  }>`select id, class, state = any(${[...states]}::text[]) as gone from application
    where programme = ${batch.programme} and edition = ${batch.edition} and channel = ${batch.channel}
      and (state = any(${[...states]}::text[]) or id = any(${[...batch.cases]}::text[]))`.execute(trx);
  return rows;
}

/** Names of applicants by the id of their case; for lists of cases that the caller may see. */
export async function applicantNames(
  db: Kysely<DB>,
  { programme, channel }: { readonly programme: string; readonly channel: string },
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('application')
    .select(['id', 'applicant'])
    .where('id', 'in', [...ids])
    .where('programme', '=', programme)
    .where('channel', '=', channel)
    .execute();
  return new Map(rows.map((row) => [row.id, row.applicant ?? '']));
}
