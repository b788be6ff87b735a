/**
 * Tab-separated text as spreadsheets put it on the clipboard: a cell with line ends or tabs stands in quotes, with its
 * own quotes doubled. Null where it is no block (neither tab nor line end).
 */
export function readTabText(text: string): string[][] | null {
  const source = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '');
  if (!/[\t\n]/u.test(source)) return null;
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= source.length) {
    const { cell, end } = source[at] === '"' ? quotedCell(source, at) : plainCell(source, at);
    rows.at(-1)?.push(cell.trim());
    if (source[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

interface CellText {
  readonly cell: string;
  readonly end: number;
}

function plainCell(source: string, from: number): CellText {
  let end = from;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end++;
  return { cell: source.slice(from, end), end };
}

/** A quote that nothing closes, or that text follows, was an ordinary character. */
function quotedCell(source: string, from: number): CellText {
  let cell = '';
  let at = from + 1;
  for (; at < source.length; at++) {
    if (source[at] !== '"') cell += source[at];
    else if (source[at + 1] === '"') {
      cell += '"';
      at++;
    } else break;
  }
  const after = source[at + 1];
  return at < source.length && (after === undefined || after === '\t' || after === '\n')
    ? { cell, end: at + 1 }
    : plainCell(source, from);
}
