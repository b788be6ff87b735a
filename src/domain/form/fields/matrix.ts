import type { MatrixField, ScalarField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import type { MatrixAnswer } from '../answers.ts';

type MatrixRow = MatrixField['rows'][number];
type MatrixColumn = MatrixField['columns'][number];

export interface MatrixCell { readonly row: MatrixRow; readonly column: MatrixColumn; readonly field: ScalarField }

/** The field of a cell: the row's own kind of cell, except in a column marked `own`; a row's `blank` and unit win. */
export function cellField(row: MatrixRow, column: MatrixColumn): ScalarField {
  const cell = row.cell === undefined || column.own === true ? column.cell : row.cell;
  return row.blank === undefined ? cell : { ...cell, blank: row.blank };
}

/** All cells in reading order. */
export function cellsOf(field: MatrixField): readonly MatrixCell[] {
  return field.rows.flatMap((row) => field.columns.map((column) => ({ row, column, field: cellField(row, column) })));
}

/** The cell of a row and column key, or null. */
export function cellAt(field: MatrixField, rowKey: string, columnKey: string): MatrixCell | null {
  const row = field.rows.find((one) => one.key === rowKey);
  const column = field.columns.find((one) => one.key === columnKey);
  return row === undefined || column === undefined ? null : { row, column, field: cellField(row, column) };
}

/** Typed text of a cell; '' where there is none. */
export function cellText(answer: unknown, rowKey: string, columnKey: string): string {
  return (answer as MatrixAnswer | undefined)?.[rowKey]?.[columnKey] ?? '';
}

/** Name of a cell for messages: 总资产 2017年. */
export function cellLabel({ row, column }: MatrixCell): Text {
  return { zh: `${row.label.zh} ${column.label.zh}`, en: `${row.label.en}, ${column.label.en}` };
}
