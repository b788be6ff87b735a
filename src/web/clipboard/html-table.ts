/** The first table of clipboard HTML (Excel, WPS, Word) as rows of texts; null where there is none. */
export function readHtmlTable(html: string): string[][] | null {
  const body = /<table\b[\s\S]*?<\/table>/iu.exec(
    html.replace(/<!--[\s\S]*?-->/gu, '').replace(/<style\b[\s\S]*?<\/style>/giu, ''),
  )?.[0];
  if (body === undefined) return null;
  const rows = [...body.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/table>)/giu)].map((match) =>
    cellsOf(match[1] ?? ''),
  );
  return spread(rows);
}

interface PastedCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

function cellsOf(row: string): PastedCell[] {
  return [...row.matchAll(/<t[dh]\b([^>]*)>([\s\S]*?)(?=<t[dh]\b|<\/tr>|$)/giu)].map(
    ([, attributes = '', inner = '']) => ({
      text: textOf(inner.replace(/<\/t[dh]>[\s\S]*$/iu, '')),
      columns: spanOf(attributes, 'colspan'),
      rows: spanOf(attributes, 'rowspan'),
    }),
  );
}

/** A span from the clipboard, kept within reason. */
function spanOf(attributes: string, name: string): number {
  const span = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'iu').exec(attributes)?.[1] ?? '1');
  return Math.min(Math.max(span, 1), 200);
}

/** Merged cells keep their text in the first place and leave the others empty. */
function spread(rows: readonly (readonly PastedCell[])[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((cells, rowIndex) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[rowIndex]?.[column] !== undefined) column++;
      for (let down = 0; down < cell.rows; down++)
        for (let right = 0; right < cell.columns; right++) {
          const line = grid[rowIndex + down];
          if (line !== undefined) line[column + right] = down === 0 && right === 0 ? cell.text : '';
        }
      column += cell.columns;
    }
  });
  return grid.map((line) => Array.from(line, (text) => text ?? ''));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function textOf(html: string): string {
  const text = html
    .replace(/[\r\n\t ]+/gu, ' ')
    .replace(/<br\b[^>]*>|<\/(?:p|div|li)>/giu, '\n')
    .replace(/<[^>]*>/gu, '');
  return text
    .replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/giu, decode)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function decode(entity: string, name: string): string {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? entity;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
