import type { Field, MatrixField, RowsField } from '#src/definition/field.ts';
import { fieldName } from '#src/definition/field-name.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Text } from '#src/definition/text.ts';
import { cellAt } from '#src/domain/form/fields/matrix.ts';
import { flatKey } from '#src/domain/form/flat.ts';

/** The repeated row a run stands in: of a rows field (`id`), or of a matrix. `number` counts from 1. */
export interface RowPlace {
  readonly field: string;
  readonly id: string;
  readonly number: number;
  readonly group?: { readonly key: string; readonly label: Text };
  readonly matrixRow?: MatrixField['rows'][number];
  /** Rows that are shown but not yet there: this one and those above it, made when it is first typed in. */
  readonly ghosts?: readonly string[];
}

/** One field on the page: its definition, where its text is kept and what it is called. */
export interface Spot {
  readonly field: Field;
  /** Path inside the sheet's instance: `name`, `branches/k3/address`, `table/assets/y1`. */
  readonly path: string;
  /** Key in the sheet's store: the path, with the instance before it. */
  readonly key: string;
  readonly reasonKey: string;
  readonly label: Text;
  /** The table its row stands in, so that a screen reader tells rows of two tables of one sheet apart. */
  readonly table?: Text;
  readonly row?: RowPlace;
  readonly column?: string;
}

/** Resolves a layout's reference, `name`, `branches.address`, `economy.assets.y1`; null when it names no field. */
export function spotOf(sheet: Sheet, instance: string, ref: string, row: RowPlace | undefined): Spot | null {
  const [first = '', second, third] = ref.split('.');
  const field = Object.hasOwn(sheet.fields, first) ? sheet.fields[first] : undefined;
  if (field === undefined) return null;
  if (second === undefined) return made(instance, first, field, fieldName(field));
  if (field.type === 'rows') return columnSpot(instance, first, field, second, row);
  if (field.type !== 'matrix') return null;
  const [rowKey, columnKey] = third === undefined ? [row?.matrixRow?.key ?? '', second] : [second, third];
  const cell = cellAt(field, rowKey, columnKey);
  if (cell === null) return null;
  const label = {
    zh: `${cell.row.label.zh} ${cell.column.label.zh}`,
    en: `${cell.row.label.en}, ${cell.column.label.en}`,
  };
  return {
    ...made(instance, `${first}/${rowKey}/${columnKey}`, cell.field, label),
    column: columnKey,
    row: {
      field: first,
      id: rowKey,
      number: field.rows.findIndex((one) => one.key === rowKey) + 1,
      matrixRow: cell.row,
    },
  };
}

function columnSpot(
  instance: string,
  name: string,
  table: RowsField,
  column: string,
  row: RowPlace | undefined,
): Spot | null {
  const field = table.columns[column];
  if (field === undefined) return null;
  if (row === undefined || row.field !== name)
    return { ...made(instance, `${name}//${column}`, field, fieldName(field)), column };
  const group =
    row.group === undefined ? { zh: '', en: '' } : { zh: `${row.group.label.zh} `, en: `${row.group.label.en}, ` };
  const label = {
    zh: `${group.zh}第${row.number}行 ${fieldName(field).zh}`,
    en: `${group.en}row ${row.number}, ${fieldName(field).en}`,
  };
  return { ...made(instance, `${name}/${row.id}/${column}`, field, label), table: table.label, column, row };
}

function made(instance: string, path: string, field: Field, label: Text): Spot {
  return { field, path, key: flatKey(instance, path), reasonKey: flatKey(instance, `$blank/${path}`), label };
}

/** The label a reference prints, with a mark where the edition added the field to a sheet of the notice. */
export function labelOf(sheet: Sheet, ref: string): { readonly label: Text; readonly added: boolean } | null {
  const spot = spotOf(sheet, '', ref, undefined);
  const [first = '', second] = ref.split('.');
  const field = Object.hasOwn(sheet.fields, first) ? sheet.fields[first] : undefined;
  const label =
    spot?.field.label ??
    (field?.type === 'matrix' ? [...field.rows, ...field.columns].find((one) => one.key === second)?.label : undefined);
  if (label === undefined) return null;
  return { label, added: sheet.origin === 'notice' && (spot?.field.origin ?? field?.origin) === 'addition' };
}

/** How a sheet is headed: its printed number and title. */
export function sheetTitle(sheet: Sheet): Text {
  return sheet.number === undefined
    ? sheet.title
    : { zh: `${sheet.number}、${sheet.title.zh}`, en: `${sheet.number} ${sheet.title.en}` };
}
