import type { ListTable, ListValue } from '#src/documents/list-table.ts';

/** A whole number as a cell. */
export const count = (number: number): ListValue => ({ text: String(number), number });

/** A table by its title, columns with their widths in millimetres, and rows. */
export const table = (
  title: string,
  columns: readonly (readonly [string, number])[],
  rows: ListTable['rows'],
  lines: readonly string[] = [],
): ListTable => ({
  title,
  lines,
  columns: columns.map(([name, width]) => ({ id: name, title: name, width })),
  rows,
});
