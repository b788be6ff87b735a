import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Field, RowsField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Address } from './answers.ts';
import { cellAt } from './fields/matrix.ts';

export { addressOf, pointerOf } from './pointer.ts';

/** The field at an address (a column's or cell's for a cell), or null where there is none; null for blank reasons. */
export function fieldAt(definition: ClassDefinition, { sheet, path }: Address): Field | null {
  const fields = definition.definitions[sheet]?.fields;
  if (fields === undefined) return null;
  const [name = '', row, column, more] = path.split('/');
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined || more !== undefined) return null;
  if (row === undefined) return field;
  if (column === undefined) return null;
  if (field.type === 'matrix') return cellAt(field, row, column)?.field ?? null;
  return field.type === 'rows' && Object.hasOwn(field.columns, column) ? (field.columns[column] ?? null) : null;
}

/** Whether `$blank` of a sheet may speak of this path: a field, a row, a cell, or a group of a grouped table. */
export function isBlankPath(sheet: Sheet, path: string): boolean {
  const [name = '', row, column, more] = path.split('/');
  const [key = '', group] = name.split('@');
  const field = Object.hasOwn(sheet.fields, key) ? sheet.fields[key] : undefined;
  if (field === undefined || more !== undefined) return false;
  if (group !== undefined) return row === undefined && field.type === 'rows' && hasGroup(field, group);
  if (row === undefined) return true;
  if (field.type === 'matrix')
    return (
      field.rows.some((one) => one.key === row) &&
      (column === undefined || field.columns.some((one) => one.key === column))
    );
  return field.type === 'rows' && (column === undefined || Object.hasOwn(field.columns, column));
}

const hasGroup = (field: RowsField, group: string): boolean => field.groups?.some((one) => one.key === group) ?? false;
