import type { ClassDefinition } from './edition-bundle.ts';
import { cellField, isScalar } from './cell.ts';
import type { Field, MatrixField, RowsField, ScalarField } from './field.ts';
import type { Sheet } from './sheet.ts';

/** What a dotted path names: a whole field, a column of rows, a row, a column or a cell of a matrix. */
export type Named =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'column'; readonly rows: RowsField; readonly field: ScalarField }
  | { readonly kind: 'matrixRow'; readonly matrix: MatrixField }
  | { readonly kind: 'matrixColumn'; readonly matrix: MatrixField; readonly field: ScalarField }
  | { readonly kind: 'cell'; readonly field: ScalarField };

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** What a path inside a sheet names (`name`, `branches.address`, `table.assets`, `table.assets.y1`), or null. */
export function nameIn(sheet: Sheet, path: string): Named | null {
  const [first = '', second, third, more] = path.split('.');
  const field = own(sheet.fields, first);
  if (field === undefined || more !== undefined) return null;
  if (second === undefined) return { kind: 'field', field };
  if (field.type === 'rows') {
    const column = own(field.columns, second);
    return column === undefined || third !== undefined ? null : { kind: 'column', rows: field, field: column };
  }
  return field.type === 'matrix' ? nameInMatrix(field, second, third) : null;
}

function nameInMatrix(matrix: MatrixField, second: string, third: string | undefined): Named | null {
  const row = matrix.rows.find((one) => one.key === second);
  const column = matrix.columns.find((one) => one.key === (third ?? second));
  if (third === undefined)
    return row !== undefined
      ? { kind: 'matrixRow', matrix }
      : column === undefined
        ? null
        : { kind: 'matrixColumn', matrix, field: column.cell };
  return row === undefined || column === undefined ? null : { kind: 'cell', field: cellField(row, column) };
}

/** What a path beginning with its sheet names (`basic.founded`), or null. */
export function nameOfPath(definition: ClassDefinition, dotted: string): Named | null {
  const [id = '', ...rest] = dotted.split('.');
  const sheet = own(definition.definitions, id);
  return sheet === undefined || rest.length === 0 ? null : nameIn(sheet, rest.join('.'));
}

/** The rows field a sheet stands over (`over: "holdings.list"`), or null. */
export function overRows(definition: ClassDefinition, sheet: Sheet): RowsField | null {
  const named = sheet.over === undefined ? null : nameOfPath(definition, sheet.over);
  return named?.kind === 'field' && named.field.type === 'rows' ? named.field : null;
}

/** All scalar fields of a sheet with their steps: plain fields, columns, and a matrix's column and row cells. */
export function scalarsOf(
  sheet: Sheet,
): readonly { readonly field: ScalarField; readonly steps: readonly (string | number)[] }[] {
  return Object.entries(sheet.fields).flatMap(([name, field]) => {
    if (isScalar(field)) return [{ field, steps: ['fields', name] }];
    if (field.type === 'rows')
      return Object.entries(field.columns).map(([key, column]) => ({
        field: column,
        steps: ['fields', name, 'columns', key],
      }));
    if (field.type !== 'matrix') return [];
    const columns = field.columns.map((column, index) => ({
      field: column.cell,
      steps: ['fields', name, 'columns', index, 'cell'],
    }));
    return [
      ...columns,
      ...field.rows.flatMap((row, index) =>
        row.cell === undefined ? [] : [{ field: row.cell, steps: ['fields', name, 'rows', index, 'cell'] }],
      ),
    ];
  });
}
