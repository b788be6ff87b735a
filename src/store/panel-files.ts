import type { Kysely, Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** A file kept with a panel: no applicant has it among theirs. */
export interface PanelFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Writes a file of a panel; the same bytes again change nothing. */
export async function insertPanelFile(
  trx: Transaction<DB>,
  panelId: string,
  { sha256, name, type, size }: PanelFile,
  by: { readonly actorId: string; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('panel_file')
    .values({ panel_id: panelId, sha256, name, type, size, uploaded_by: by.actorId, uploaded_at: by.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What is kept with a panel, in the order in which it came. */
export async function readPanelFiles(db: Kysely<DB>, panelId: string): Promise<PanelFile[]> {
  const rows = await db
    .selectFrom('panel_file')
    .select(['sha256', 'name', 'type', 'size'])
    .where('panel_id', '=', panelId)
    .orderBy('uploaded_at')
    .orderBy('sha256')
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

export async function findPanelFile(db: Kysely<DB>, panelId: string, sha256: string): Promise<PanelFile | null> {
  const row = await db
    .selectFrom('panel_file')
    .select(['sha256', 'name', 'type', 'size'])
    .where('panel_id', '=', panelId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, size: Number(row.size) };
}
