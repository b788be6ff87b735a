import type { Kysely, Selectable, Transaction } from 'kysely';
import type { ObjectionFileTable } from './publication-schema.ts';
import type { DB } from './schema.ts';

/** Evidence that an objector added; the file store keeps it under the objection. */
export interface ObjectionFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}
const fromRow = ({ sha256, name, type, size }: Selectable<ObjectionFileTable>): ObjectionFile => ({
  sha256,
  name,
  type,
  size: Number(size),
});

/** Files of an objection in the order they came. */
export async function readObjectionFiles(db: Kysely<DB>, objectionId: string): Promise<ObjectionFile[]> {
  const rows = await db
    .selectFrom('objection_file')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .orderBy('uploaded_at')
    .orderBy('sha256')
    .execute();
  return rows.map(fromRow);
}

export async function insertObjectionFile(
  trx: Transaction<DB>,
  objectionId: string,
  file: ObjectionFile,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('objection_file')
    .values({ objection_id: objectionId, ...file, uploaded_at: at })
    .execute();
}
