import { cellField } from '#src/definition/cell.ts';
import type { MatrixField, ScalarField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import type { MatrixAnswer } from '../answers.ts';

export { cellField } from '#src/definition/cell.ts';

export interface MatrixCell {
  readonly row: MatrixField['rows'][number];
  readonly column: MatrixField['columns'][number];
  readonly field: ScalarField;
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
