import { Readable } from 'node:stream';
import exceljs, { type Cell, type CellValue } from 'exceljs';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { ReadCell, ReadRow, ReadSheet } from '#src/domain/export/read-sheet.ts';

/** So much of a workbook is read at most; what is beyond is refused, not cut. */
export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
  readonly sheets: number;
}

/**
 * The cells of a workbook that has been looked at as a container before (`inspectFile`): row by row, so that merged areas and
 * formats cost nothing. Values come as the text somebody sees; a formula or an error is told as such and never computed.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  limits: SheetLimits,
): Promise<readonly ReadSheet[] | Denial> {
  const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const sheets: ReadSheet[] = [];
  try {
    for await (const sheet of reader) {
      if (sheets.length >= limits.sheets) return tooMuch(name, limits);
      const rows: ReadRow[] = [];
      for await (const row of sheet) {
        if (rows.length >= limits.rows || row.cellCount > limits.columns) return tooMuch(name, limits);
        const cells = new Map<number, ReadCell>();
        row.eachCell({ includeEmpty: false }, (cell, column) => void cells.set(column, cellOf(cell)));
        rows.push({ number: row.number, cells });
      }
      sheets.push({ rows });
    }
  } catch {
    // Whatever the library stumbles over means the same to the person: the file is not as Excel writes it.
    return deny(
      'invalid',
      `“${name}”无法按表格读取，请用Excel或WPS打开后另存为xlsx再上传。`,
      `“${name}” cannot be read as a workbook; open it, save it as xlsx again and upload that.`,
    );
  }
  return sheets;
}

const tooMuch = (name: string, { rows, columns, sheets }: SheetLimits): Denial =>
  deny(
    'too-large',
    `“${name}”超过${sheets}张工作表、${rows}行或${columns}列，没有读取；请删去多余内容，或分几次上传。`,
    `“${name}” has more than ${sheets} sheets, ${rows} rows or ${columns} columns and was not read; upload it in parts.`,
  );

function cellOf({ value }: Cell): ReadCell {
  return { text: textOf(value).trim(), problem: problemOf(value) };
}

function problemOf(value: CellValue): ReadCell['problem'] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return null;
  if ('formula' in value || 'sharedFormula' in value) return 'formula';
  return 'error' in value ? 'error' : null;
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : textOf(value.text);
  return '';
}
