import { sql, type Kysely } from 'kysely';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import type { DB } from './schema.ts';

/** What a score sheet held at a version, out of its history. */
export async function readBodyAt(db: Kysely<DB>, id: string, version: number): Promise<FlatAnswers> {
  const { rows } = await sql<{ path: string; value: string | null }>`
    select distinct on (path) path, value from score_history where sheet_id = ${id} and version <= ${version}::int
    order by path, version desc`.execute(db);
  return Object.fromEntries(rows.flatMap(({ path, value }) => (value === null ? [] : [[path, valueOf(path, value)]])));
}

/** Lists are kept as JSON; only comments and what they merge are lists. */
const valueOf = (path: string, value: string): string | string[] =>
  path === 'notes' || path.endsWith('/from') ? (JSON.parse(value) as string[]) : value;

export interface ChangedSince {
  readonly path: string;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** Places of a sheet that changed after a version: who changed them last, and when. */
export async function readChangedSince(db: Kysely<DB>, id: string, version: number): Promise<readonly ChangedSince[]> {
  const { rows } = await sql<ChangedSince>`
    select distinct on (h.path) h.path, h.version, coalesce(u.name, h.actor_id) as by, h.at
    from score_history h left join "user" u on u.id = h.actor_id
    where h.sheet_id = ${id} and h.version > ${version}::int order by h.path, h.version desc`.execute(db);
  return rows;
}
