import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Scope } from '#src/domain/access/scope.ts';
import type { PaperBooking, PaperSide } from '#src/domain/workflow/paper.ts';
import { inParts } from './applications.ts';
import type { DB } from './schema.ts';

/** How the paper of a case stands at a counter; `recheck`: complete, but of a revision before the one handed in. */
export type PaperStanding = 'absent' | 'short' | 'recheck' | 'complete';

/** A case with its paper, as lists show it. */
export interface PaperRow {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly editionDigest: string;
  readonly processDigest: string;
  readonly class: string;
  readonly applicant: string;
  readonly channel: string;
  readonly state: string;
  readonly number: string | null;
  readonly paperOnly: boolean;
  readonly handedIn: number | null;
  readonly sortKey: string;
  readonly standing: PaperStanding;
  readonly booking: PaperBooking | null;
}
export interface PaperFilter {
  readonly programme?: string | undefined;
  readonly edition?: string | undefined;
  readonly channel?: string | undefined;
  readonly box?: string | undefined;
  readonly shelf?: string | undefined;
  readonly standing?: PaperStanding | undefined;
  /** Only these cases, as those of a batch. */
  readonly ids?: readonly string[] | undefined;
}
export interface PaperCursor {
  readonly sortKey: string;
  readonly id: string;
}

const box = sql`(t.body -> 'places' -> -1 ->> 'box')`;
const shelf = sql`(t.body -> 'places' -> -1 ->> 'shelf')`;
/** The revision that was counted last. */
const counted = sql`(jsonb_path_query_first(t.body, '$.arrivals[last].revision'))::int`;
const standing = sql`case when t.id is null then 'absent' when t.state <> 'complete' then 'short'
  when ${counted} is distinct from coalesce(application.handed_in, 0) then 'recheck' else 'complete' end`;
const source = (side: PaperSide): RawBuilder<unknown> =>
  sql`application left join task t on t.application_id = application.id and t.kind = 'paper' and t.body ->> 'side' = ${side}`;

/** One page of cases with their paper at one side's counter, by name in pinyin. */
export async function listPaper(
  db: Kysely<DB>,
  scope: Scope,
  side: PaperSide,
  filter: PaperFilter,
  after: PaperCursor | null,
  limit: number,
): Promise<PaperRow[]> {
  if (scope.see !== 'cases') return [];
  const on = after === null ? sql`true` : sql`(application.sort_key, application.id) > (${after.sortKey}, ${after.id})`;
  const { rows } = await sql<PaperRow>`
    select application.id, application.programme, application.edition, application.edition_digest as "editionDigest",
      application.process_digest as "processDigest", application.class, application.applicant, application.channel, application.state,
      application.number, application.paper_only as "paperOnly", application.handed_in as "handedIn", application.sort_key as "sortKey",
      ${standing} as standing, t.body as booking
    from ${source(side)} where ${inParts(scope.parts)} and ${matching(filter)} and ${on}
    order by application.sort_key, application.id limit ${limit}`.execute(db);
  return rows;
}

/** How many cases stand how at a side's counter. */
export async function tallyPaper(
  db: Kysely<DB>,
  scope: Scope,
  side: PaperSide,
  filter: PaperFilter,
): Promise<readonly { readonly standing: PaperStanding; readonly count: number }[]> {
  if (scope.see !== 'cases') return [];
  const { rows } = await sql<{ standing: PaperStanding; count: number }>`
    select ${standing} as standing, count(*)::int as count from ${source(side)}
    where ${inParts(scope.parts)} and ${matching(filter)} group by 1 order by 1`.execute(db);
  return rows;
}

/** Boxes and shelves in use at a side's counter, with how many cases lie there. */
export async function listPlaces(
  db: Kysely<DB>,
  scope: Scope,
  side: PaperSide,
  filter: PaperFilter,
): Promise<readonly { readonly box: string; readonly shelf: string | null; readonly count: number }[]> {
  if (scope.see !== 'cases') return [];
  const { rows } = await sql<{ box: string; shelf: string | null; count: number }>`
    select ${box} as box, ${shelf} as shelf, count(*)::int as count from ${source(side)}
    where ${inParts(scope.parts)} and ${matching(filter)} and ${box} is not null group by 1, 2 order by 2 nulls first, 1 limit 2000`.execute(
    db,
  );
  return rows;
}

function matching(filter: PaperFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (filter.programme !== undefined) parts.push(sql`application.programme = ${filter.programme}`);
  if (filter.edition !== undefined) parts.push(sql`application.edition = ${filter.edition}`);
  if (filter.channel !== undefined) parts.push(sql`application.channel = ${filter.channel}`);
  if (filter.box !== undefined) parts.push(sql`${box} = ${filter.box}`);
  if (filter.shelf !== undefined) parts.push(sql`${shelf} = ${filter.shelf}`);
  if (filter.standing !== undefined) parts.push(sql`${standing} = ${filter.standing}`);
  if (filter.ids !== undefined) parts.push(sql`application.id = any(${[...filter.ids]}::text[])`);
  return sql.join(parts, sql` and `);
}

/** Names of people by their ids; who is no longer there has none. */
export async function namesOf(db: Kysely<DB>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('user')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
