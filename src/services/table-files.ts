import { tableDocument, tablesDocument, type ListTable, type Written } from '#src/documents/list-table.ts';
import type { Deps } from './deps.ts';
import type { PrintedFile } from './print.ts';

/** One sheet of a workbook and one PDF. `name` is that of the sheet and of the file. */
export interface NamedTable {
  readonly name: string;
  readonly table: ListTable;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Tables as one Excel file, a sheet each: the summary tables (A5.1) and every other exported list. */
export async function tablesAsXlsx(
  name: string,
  tables: readonly NamedTable[],
  written: Written,
): Promise<PrintedFile> {
  // Loaded with the first export: most processes write none.
  const { writeXlsx } = await import('#src/adapters/sheet/workbook.ts');
  const bytes = await writeXlsx(
    tables.map((one) => ({ ...one.table, name: one.name })),
    written,
  );
  return { name: `${name}.xlsx`, type: xlsx, bytes };
}

/** A table as PDF on A4 on its side, with the head on every page. */
export async function tableAsPdf(
  { print }: Pick<Deps, 'print'>,
  { name, table }: NamedTable,
  written: Written,
): Promise<PrintedFile> {
  const { pdf } = await print.letter(tableDocument('table', table, written));
  return { ...pdf, name: `${name}.pdf` };
}

/** Several tables as one PDF, each on a page of its own. */
export async function tablesAsPdf(
  { print }: Pick<Deps, 'print'>,
  { name, tables }: { readonly name: string; readonly tables: readonly NamedTable[] },
  written: Written,
): Promise<PrintedFile> {
  const document = tablesDocument(
    'tables',
    name,
    tables.map(({ table }) => table),
    written,
  );
  const { pdf } = await print.letter(document);
  return { ...pdf, name: `${name}.pdf` };
}
