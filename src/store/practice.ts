import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { PracticeTable } from './publication-schema.ts';
import type { DB } from './schema.ts';

/** `released` by the winner, `published` by the office, or taken back by either. */
export type PracticeState = 'released' | 'published' | 'withdrawn';
export interface Practice {
  readonly applicationId: string;
  readonly part: string;
  readonly title: string;
  readonly body: string;
  readonly state: PracticeState;
  readonly version: number;
  readonly releasedAt: Date;
  readonly publishedAt: Date | null;
}
const fromRow = (row: Selectable<PracticeTable>): Practice => ({
  applicationId: row.application_id,
  part: row.part,
  title: row.title,
  body: row.body,
  state: row.state as PracticeState,
  version: row.version,
  releasedAt: row.released_at,
  publishedAt: row.published_at,
});

/** Writes what a winner releases; a text that was there is replaced and has to be published anew. */
export async function putPractice(
  trx: Transaction<DB>,
  text: Pick<Practice, 'applicationId' | 'part' | 'title' | 'body'>,
  by: string,
  at: Date,
): Promise<Practice> {
  const { applicationId, part, title, body } = text;
  const row = await trx
    .insertInto('practice')
    .values({ application_id: applicationId, part, title, body, state: 'released', released_by: by, released_at: at })
    .onConflict((conflict) =>
      conflict.columns(['application_id', 'part']).doUpdateSet({
        title,
        body,
        state: 'released',
        version: sql`practice.version + 1`,
        released_by: by,
        released_at: at,
        published_by: null,
        published_at: null,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

/** Moves a text on, where it is still this version; false where it is not. */
export async function movePractice(
  trx: Transaction<DB>,
  { applicationId, part, version }: Pick<Practice, 'applicationId' | 'part' | 'version'>,
  { state, by, at }: { readonly state: PracticeState; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const published = state === 'published';
  const { numUpdatedRows } = await trx
    .updateTable('practice')
    .set({ state, published_by: published ? by : null, published_at: published ? at : null })
    .where('application_id', '=', applicationId)
    .where('part', '=', part)
    .where('version', '=', version)
    .where('state', '<>', state)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** All texts of some applications, in the order of their release. */
export async function readPractice(db: Kysely<DB>, applicationIds: readonly string[]): Promise<Practice[]> {
  if (applicationIds.length === 0) return [];
  const rows = await db
    .selectFrom('practice')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .orderBy('released_at')
    .orderBy('part')
    .execute();
  return rows.map(fromRow);
}
