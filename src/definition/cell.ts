import type { Field, MatrixField, ScalarField } from './field.ts';

/** Whether a field holds one typed text (and may stand in a column or cell). */
export function isScalar(field: Field): field is ScalarField {
  return field.type !== 'matrix' && field.type !== 'rows' && field.type !== 'files' && field.type !== 'portrait';
}

type MatrixRow = MatrixField['rows'][number];
type MatrixColumn = MatrixField['columns'][number];

/** The field of a cell: the row's own kind of cell, except in a column marked `own`; the row's `blank` wins. */
export function cellField(row: MatrixRow, column: MatrixColumn): ScalarField {
  const cell = row.cell === undefined || column.own === true ? column.cell : row.cell;
  return row.blank === undefined ? cell : withBlank(cell, row.blank);
}

const blanked = new WeakMap<ScalarField, Map<MatrixRow['blank'], ScalarField>>();

/** The same object each time, so that what is known of a field can be kept by it. */
function withBlank(cell: ScalarField, blank: MatrixRow['blank']): ScalarField {
  let known = blanked.get(cell);
  if (known === undefined) blanked.set(cell, (known = new Map()));
  let field = known.get(blank);
  if (field === undefined) known.set(blank, (field = { ...cell, blank }));
  return field;
}
