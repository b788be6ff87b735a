import type { Kysely, Selectable, Transaction } from 'kysely';
import type { RecusalSource, RecusalState } from '#src/domain/decision/recusal.ts';
import type { RecusalTable } from './decision-schema.ts';
import type { DB } from './schema.ts';

/** A member standing aside from one case. */
export interface Recusal {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly application: string;
  readonly member: string;
  readonly source: RecusalSource;
  readonly state: RecusalState;
  readonly reason: string;
  readonly saidBy: string;
  readonly saidAt: Date;
  readonly decidedBy: string | null;
  readonly decidedWhy: string | null;
}

const fromRow = (row: Selectable<RecusalTable>): Recusal => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  application: row.application_id,
  member: row.member_id,
  source: row.source as RecusalSource,
  state: row.state as RecusalState,
  reason: row.reason,
  saidBy: row.said_by,
  saidAt: row.said_at,
  decidedBy: row.decided_by,
  decidedWhy: row.decided_why,
});

export async function readRecusals(db: Kysely<DB>, programme: string, edition: string): Promise<Recusal[]> {
  const rows = await db
    .selectFrom('recusal')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('said_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function findRecusal(db: Kysely<DB>, id: string): Promise<Recusal | null> {
  const row = await db.selectFrom('recusal').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Writes what was said; said again of the same member and case it takes the place of what was rejected before. */
export async function saveRecusal(
  trx: Transaction<DB>,
  recusal: Omit<Recusal, 'decidedBy' | 'decidedWhy'>,
): Promise<void> {
  const said = {
    id: recusal.id,
    source: recusal.source,
    state: recusal.state,
    reason: recusal.reason,
    said_by: recusal.saidBy,
    said_at: recusal.saidAt,
  };
  await trx
    .insertInto('recusal')
    .values({
      ...said,
      programme: recusal.programme,
      edition: recusal.edition,
      application_id: recusal.application,
      member_id: recusal.member,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['application_id', 'member_id'])
        .doUpdateSet({ ...said, decided_by: null, decided_at: null, decided_why: null }),
    )
    .execute();
}

export async function settleRecusal(
  trx: Transaction<DB>,
  id: string,
  settled: { readonly state: RecusalState; readonly by: string; readonly at: Date; readonly why: string | null },
): Promise<void> {
  const { state, by, at, why } = settled;
  await trx
    .updateTable('recusal')
    .set({ state, decided_by: by, decided_at: at, decided_why: why })
    .where('id', '=', id)
    .execute();
}
