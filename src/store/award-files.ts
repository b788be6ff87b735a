import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AwardFileTable } from './publication-schema.ts';
import type { DB } from './schema.ts';

export interface AwardFile {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

const fromRow = (row: Selectable<AwardFileTable>): AwardFile => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  sha256: row.sha256,
  name: row.name,
  type: row.type,
  size: Number(row.size),
});

export async function insertAwardFile(
  db: Kysely<DB> | Transaction<DB>,
  file: AwardFile,
  by: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('award_file')
    .values({ ...file, uploaded_by: by, uploaded_at: at })
    .execute();
}

/** A file of an award, by its id and where it belongs. */
export async function findAwardFile(
  db: Kysely<DB>,
  { id, programme, edition }: Pick<AwardFile, 'id' | 'programme' | 'edition'>,
): Promise<AwardFile | null> {
  const row = await db
    .selectFrom('award_file')
    .selectAll()
    .where('id', '=', id)
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}
