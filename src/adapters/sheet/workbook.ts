import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import exceljs, { type Cell, type Style, type stream, type Worksheet } from 'exceljs';
import { widthOf } from '#src/documents/letter-words.ts';
import { textOf, type ListColumn, type ListTable, type ListValue, type Written } from '#src/documents/list-table.ts';
import { repack } from '../word/repack.ts';
import { plainText, sheetName } from './cell-text.ts';

/** A sheet of a workbook; rows may come from a cursor, so that a long list is never held as a whole. */
export interface XlsxSheet extends Omit<ListTable, 'rows'> {
  readonly name: string;
  readonly rows: Iterable<readonly ListValue[]> | AsyncIterable<readonly ListValue[]>;
}

/** Format “text”: what is typed over such a cell stays text, an equals sign begins no formula. */
const textFormat = '@';
/** Millimetres that a character of Excel's standard width takes. */
const characterWidth = 1.7;
/** Points of a line in a cell. */
const lineHeight = 15;
const frame = { style: 'thin' } as const;
const border = { top: frame, left: frame, bottom: frame, right: frame };
/** One object for each look: the library knows it again and compares no styles cell by cell. */
const looks = {
  title: {
    numFmt: textFormat,
    font: { size: 16, bold: true },
    alignment: { horizontal: 'center', vertical: 'middle' },
  },
  mark: {
    numFmt: textFormat,
    font: { name: '黑体', size: 16 },
    alignment: { horizontal: 'left', vertical: 'middle' },
  },
  line: { numFmt: textFormat, font: { size: 11 }, alignment: { horizontal: 'left', vertical: 'middle' } },
  head: {
    numFmt: textFormat,
    font: { bold: true },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    border,
  },
  text: { numFmt: textFormat, alignment: { vertical: 'middle', wrapText: true }, border },
  number: { alignment: { vertical: 'middle' }, border },
} as const satisfies Readonly<Record<string, Partial<Style>>>;

/** Writes sheets to a stream, row by row, and ends it. Texts are string cells in the format “text”: none of them can compute. */
export async function streamXlsx(sheets: readonly XlsxSheet[], written: Written, out: Writable): Promise<void> {
  // A list of shared strings would be kept whole until the end.
  await writeBook(sheets, written, out, false);
}

async function writeBook(
  sheets: readonly XlsxSheet[],
  written: Written,
  out: Writable,
  useSharedStrings: boolean,
): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings });
  book.creator = written.author;
  book.lastModifiedBy = written.author;
  book.created = new Date(written.date);
  book.modified = book.created;
  const names: string[] = [];
  for (const sheet of sheets) {
    names.push(sheetName(sheet.name, names));
    await writeSheet(book, names.at(-1) ?? '', sheet);
  }
  await book.commit();
}

/** The same as bytes, always the same for the same sheets. */
export async function writeXlsx(sheets: readonly XlsxSheet[], written: Written): Promise<Uint8Array> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeBook(sheets, written, out, true)]);
  return await repack(bytes, new Date(written.date), (_, content) => content);
}

async function writeSheet(book: stream.xlsx.WorkbookWriter, name: string, table: XlsxSheet): Promise<void> {
  const before = linesOver(table).length;
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: before + 1 }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${before + 1}:${before + 1}`,
    },
  });
  // A4; the library names its number only in its types.
  Object.assign(sheet.pageSetup, { paperSize: 9 });
  sheet.columns = table.columns.map((column) => ({ width: widthIn(column) }));
  writeLines(sheet, table);
  writeHead(sheet, table.columns);
  for await (const row of table.rows) writeRow(sheet, table.columns, row);
  sheet.commit();
}

/** What stands over the table: its mark, its title, and the lines under that. */
const linesOver = ({ mark, title, lines }: XlsxSheet): readonly { text: string; look: 'mark' | 'title' | 'line' }[] => [
  ...(mark === undefined ? [] : [{ text: mark, look: 'mark' } as const]),
  { text: title, look: 'title' },
  ...lines.map((text) => ({ text, look: 'line' }) as const),
];

/** Each of them across the table. */
function writeLines(sheet: Worksheet, table: XlsxSheet): void {
  const { columns } = table;
  for (const [index, { text, look }] of linesOver(table).entries()) {
    const row = sheet.addRow([]);
    const cell = row.getCell(1);
    putText(cell, text, looks[look]);
    row.height = look === 'title' ? 28 : 20;
    if (columns.length > 1) sheet.mergeCells(index + 1, 1, index + 1, columns.length);
    row.commit();
  }
}

function writeHead(sheet: Worksheet, columns: readonly ListColumn[]): void {
  const row = sheet.addRow([]);
  for (const [index, { title }] of columns.entries()) {
    putText(row.getCell(index + 1), title, looks.head);
  }
  row.height = heightOf(
    columns,
    columns.map(({ title }) => title),
  );
  row.commit();
}

function writeRow(sheet: Worksheet, columns: readonly ListColumn[], values: readonly ListValue[]): void {
  const row = sheet.addRow([]);
  for (const [index, value] of values.entries()) {
    const cell = row.getCell(index + 1);
    if (typeof value === 'string') putText(cell, value, looks.text);
    else {
      cell.value = value.number;
      cell.style = looks.number;
    }
  }
  row.height = heightOf(columns, values);
  row.commit();
}

/** Width of a column in characters. */
const widthIn = ({ width }: ListColumn): number => Math.max(6, width / characterWidth);

/** Points of a row whose texts wrap in columns so many characters wide: not every program finds it by itself. Excel allows 409. */
export function rowHeight(widths: readonly number[], texts: readonly string[]): number {
  const lines = widths.map((width, index) =>
    (texts[index] ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * 2.1) / (width - 1))), 0),
  );
  return Math.min(409, Math.max(1, ...lines) * lineHeight + 3);
}

const heightOf = (columns: readonly ListColumn[], values: readonly ListValue[]): number =>
  rowHeight(
    columns.map(widthIn),
    values.map((value) => textOf(value)),
  );

function putText(cell: Cell, text: string, style: Partial<Style>): void {
  cell.value = plainText(text);
  cell.style = style;
}
