import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import type { DrawRecordTable } from './publication-schema.ts';
import type { DB } from './schema.ts';

/** The record of a draw: with it alone anybody can draw again. */
export interface DrawRecord {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly title: Text;
  readonly record: object;
  readonly drawnAt: Date;
}

const fromRow = (row: Selectable<DrawRecordTable>): DrawRecord => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  title: row.title,
  record: row.record,
  drawnAt: row.drawn_at,
});

/** Keeps the record of a draw; nobody outside reads it before it is published. */
export async function insertDrawRecord(
  trx: Transaction<DB>,
  draw: DrawRecord,
  publishedAt: Date | null,
): Promise<void> {
  await trx
    .insertInto('draw_record')
    .values({
      id: draw.id,
      programme: draw.programme,
      edition: draw.edition,
      title: JSON.stringify(draw.title),
      record: JSON.stringify(draw.record),
      drawn_at: draw.drawnAt,
      published_at: publishedAt,
    })
    .execute();
}

/** Published records of an edition, oldest first. */
export async function listDrawRecords(db: Kysely<DB>, programme: string, edition: string): Promise<DrawRecord[]> {
  const rows = await db
    .selectFrom('draw_record')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('published_at', 'is not', null)
    .orderBy('drawn_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** A published record by its id. */
export async function findDrawRecord(db: Kysely<DB>, id: string): Promise<DrawRecord | null> {
  const row = await db
    .selectFrom('draw_record')
    .selectAll()
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}
