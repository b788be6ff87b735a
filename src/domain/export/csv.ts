/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = '\uFEFF';

export type Cell = string | number | null;

/** A line of a CSV file (RFC 4180) with its end. Every cell is quoted and none is taken for a formula. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell): string {
  return `"${withoutFormula(cell === null ? '' : String(cell)).replaceAll('"', '""')}"`;
}

/** What makes spreadsheets compute, also in full width, after white space, or at the start of a line within a cell. */
const formula = /^[\s\p{C}]*[=+\-@＝＋－＠﹢﹣﹫]|^[\t\r\n]/u;
const plainNumber = /^-?\d+(?:\.\d+)?$/u;

/** A text that no spreadsheet computes: an apostrophe stands before what would begin a formula; plain numbers stay. */
export function withoutFormula(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
