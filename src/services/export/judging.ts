import { fileOf } from '#src/domain/replay/files.ts';
import { judgedTables, type JudgedTable } from '#src/domain/replay/rows.ts';
import type { EditionKey } from '#src/store/edition-export.ts';
import { judgedRows } from '#src/store/judged-tables.ts';
import { names, type Exporting } from './exported.ts';

/** Tables of scans, with the column of the id under which the file store keeps them. */
const scanTables: readonly (readonly [JudgedTable, string])[] = [
  ['panel-files', 'panel_id'],
  ['motion-files', 'motion_id'],
  ['award-files', 'id'],
];

/** Writes the whole judging of an edition, a file for each table with one row a line, and the signed scans. */
export async function exportJudging(exporting: Exporting, key: EditionKey): Promise<void> {
  const { db, folder } = exporting;
  for (const table of judgedTables) {
    const lines = await folder.lines(fileOf(table));
    for await (const row of judgedRows(db, table, key)) await lines.write(`${JSON.stringify(row)}\n`);
    await lines.end();
  }
  const written = new Set<string>();
  for (const [table, id] of scanTables)
    for await (const row of judgedRows(db, table, key)) {
      const file = row as Readonly<Record<string, string>>;
      const { sha256 = '', type = '' } = file;
      if (written.has(sha256)) continue;
      written.add(sha256);
      await addScan(exporting, file[id] ?? '', sha256, type);
    }
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/** Streams a scan out of the store; one that is missing there ends the export, for `laurel doctor` to name. */
async function addScan({ deps, folder }: Exporting, id: string, sha256: string, type: string): Promise<void> {
  const opened = await deps.files.open(id, sha256);
  if (opened === null) throw new Error(`the scan ${sha256} of ${id} is missing in the file store`);
  await folder.add(`${names.judgingScans}/${sha256}${endings[type] ?? ''}`, opened.stream);
}
