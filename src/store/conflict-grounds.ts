import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** An application that conflicts are computed for, with the names once read out of it, if they were. */
export interface GroundedApplication {
  readonly id: string;
  readonly edition: string;
  readonly class: string;
  readonly processDigest: string;
  /** What the names are of: the revision handed in, the edition in force and the additions. */
  readonly key: string;
  /** The key of the names that are kept; null where none are. */
  readonly keptKey: string | null;
  readonly body: unknown;
}

/**
 * Applications that an office has, of one programme, whose award has not been conferred: one, or all. The key changes
 * with whatever the names are read from.
 */
export async function applicationsToCompare(
  db: Kysely<DB>,
  programme: string,
  only: { readonly application?: string; readonly edition?: string } = {},
): Promise<GroundedApplication[]> {
  const { application, edition } = only;
  const { rows } = await sql<GroundedApplication>`
    select a.id, a.edition, a.class, a.process_digest as "processDigest", concat_ws(':', a.handed_in, a.process_digest,
        (select count(*) from task t where t.application_id = a.id and t.kind = 'addendum')) as key, g.key as "keptKey", g.body
    from application a left join conflict_ground g on g.application_id = a.id
    left join award w on w.programme = a.programme and w.edition = a.edition
    where a.programme = ${programme} and a.channel is not null and (a.handed_in is not null or a.paper_only)
      and coalesce(w.state <> 'conferred', true)
      and ${application === undefined ? sql`true` : sql`a.id = ${application}`}
      and ${edition === undefined ? sql`true` : sql`a.edition = ${edition}`}
    order by a.id`.execute(db);
  return rows;
}

/** Keeps the names read out of an application. */
export async function keepGrounds(trx: Transaction<DB>, id: string, key: string, body: object): Promise<void> {
  const row = { key, body: JSON.stringify(body) };
  await trx
    .insertInto('conflict_ground')
    .values({ application_id: id, ...row })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(row))
    .execute();
}
