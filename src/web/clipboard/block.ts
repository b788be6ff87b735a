import { readHtmlTable } from './html-table.ts';
import { readTabText } from './tab-text.ts';

/** A pasted block of at least two cells, or null where an ordinary paste will do. Rows may differ in length. */
export function readBlock(clipboard: { readonly html: string; readonly text: string }): string[][] | null {
  const block = readHtmlTable(clipboard.html) ?? readTabText(clipboard.text);
  const rows = trimmed(block ?? []);
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}

/** Empty rows at the end are dropped: a copied whole column has thousands. */
function trimmed(rows: readonly string[][]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}

/** Without a first row that only repeats the heads of the columns it would be pasted into. */
export function withoutHeads(rows: readonly string[][], heads: readonly string[]): readonly string[][] {
  const bare = (text: string): string => text.replace(/\s/gu, '');
  const [first, ...rest] = rows;
  const repeats =
    first !== undefined &&
    rest.length > 0 &&
    first.some((cell) => cell !== '') &&
    first.every((cell, index) => cell === '' || bare(cell) === bare(heads[index] ?? ''));
  return repeats ? rest : rows;
}
