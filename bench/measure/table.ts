import { figureText, limitText, passes, type Row } from './row.ts';

const verdict = (row: Row): string =>
  ({ true: 'yes', false: 'NO', null: '' })[String(passes(row)) as 'true' | 'false' | 'null'];

const cells = (row: Row): string[] => [
  row.id,
  row.title,
  figureText(row.value),
  row.unit,
  limitText(row.limit),
  verdict(row),
];
const head = ['row', 'what', 'median', 'unit', 'limit', 'kept'];

/** The rows as a Markdown table, padded so that it reads well in a terminal too. */
export function table(rows: readonly Row[]): string {
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  const show = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' | ')} |`;
  const [first = [], ...rest] = lines;
  return [show(first), `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`, ...rest.map(show)].join('\n');
}

/** Columns of a terminal: Chinese letters take two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[⺀-鿿＀-￯]/u.test(letter) ? 2 : 1), 0);
