import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Scope } from '#src/domain/access/scope.ts';
import type { BatchReorder, BatchTable, DB } from './schema.ts';

/** Cases that a channel forwards together, in their order, with the number of the letter. */
export interface Batch {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly channel: string;
  readonly number: string | null;
  readonly state: 'draft' | 'sent';
  readonly cases: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly sentBy: string | null;
  readonly version: number;
  readonly reorders: readonly BatchReorder[];
}

const fromRow = (row: Selectable<BatchTable>): Batch => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  channel: row.channel,
  number: row.number,
  state: row.state === 'sent' ? 'sent' : 'draft',
  cases: row.cases,
  createdBy: row.created_by,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  sentBy: row.sent_by,
  version: row.version,
  reorders: row.reorders,
});

export async function insertBatch(
  trx: Transaction<DB>,
  batch: Omit<Batch, 'sentAt' | 'sentBy' | 'version' | 'reorders'>,
): Promise<void> {
  await trx
    .insertInto('batch')
    .values({
      id: batch.id,
      programme: batch.programme,
      edition: batch.edition,
      channel: batch.channel,
      number: batch.number,
      state: batch.state,
      cases: [...batch.cases],
      created_by: batch.createdBy,
      created_at: batch.createdAt,
      sent_at: null,
      sent_by: null,
    })
    .execute();
}

/** A batch, locked until the transaction ends; null where there is none. */
export async function lockBatch(trx: Transaction<DB>, id: string): Promise<Batch | null> {
  const row = await trx.selectFrom('batch').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}
export async function findBatch(db: Kysely<DB>, id: string): Promise<Batch | null> {
  const row = await db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function updateBatch(
  trx: Transaction<DB>,
  batch: Batch,
  change: Partial<Pick<Batch, 'number' | 'state' | 'cases' | 'sentAt' | 'sentBy' | 'reorders'>>,
): Promise<Batch> {
  const next = { ...batch, ...change, version: batch.version + 1 };
  await trx
    .updateTable('batch')
    .set({
      number: next.number,
      state: next.state,
      cases: [...next.cases],
      sent_at: next.sentAt,
      sent_by: next.sentBy,
      version: next.version,
      reorders: JSON.stringify(next.reorders),
    })
    .where('id', '=', batch.id)
    .execute();
  return next;
}

/** Batches of the channels in a scope, newest first; those above the channels see what was sent. */
export async function listBatches(db: Kysely<DB>, scope: Scope, limit: number): Promise<Batch[]> {
  if (scope.see !== 'cases') return [];
  const parts = scope.parts.map(({ programme, channel }) =>
    channel === null
      ? sql<boolean>`(programme = ${programme} and state = 'sent')`
      : sql<boolean>`(programme = ${programme} and channel = ${channel})`,
  );
  const rows = await db
    .selectFrom('batch')
    .selectAll()
    .where(sql<boolean>`(${sql.join(parts, sql` or `)})`)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Batches of an edition that were put in another order, newest first, for supervision. */
export async function listReordered(
  db: Kysely<DB>,
  { programme, edition, limit }: { readonly programme: string; readonly edition: string; readonly limit: number },
): Promise<Batch[]> {
  const rows = await db
    .selectFrom('batch')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where(sql<boolean>`reorders <> '[]'::jsonb`)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}
