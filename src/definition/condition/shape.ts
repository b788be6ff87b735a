import type { Environment } from '@marcbachmann/cel-js';
import { cellField, isScalar } from '../cell.ts';
import type { Field, MatrixField, RowsField, ScalarField } from '../field.ts';
import type { Sheet } from '../sheet.ts';
import { celType } from './types.ts';
import { unknown } from './unknown.ts';
import { viewClass, type ViewClass } from './view.ts';

/** Reads a typed text as its field does, for conditions; gives `unknown` for a blank. */
export type ReadScalar = (field: ScalarField, typed: string) => unknown;
/** Answers as they are kept, by key. */
export type Kept = Readonly<Record<string, unknown>>;

/** A CEL type made of a part of the form, and how kept answers are seen as a value of it. */
export interface Shape<A = Kept> {
  readonly type: string;
  view(answers: A, read: ReadScalar): unknown;
}
/** How a row of each rows or matrix field (`sheet.field`) is seen; a matrix row is its cells and its `key`. */
export type RowShapes = Map<string, Shape>;

const textOf = (kept: unknown): string => (typeof kept === 'string' ? kept : '');
const recordOf = (kept: unknown): Kept => (typeof kept === 'object' && kept !== null ? (kept as Kept) : {});
const listOf = (kept: unknown): readonly unknown[] => (Array.isArray(kept) ? (kept as readonly unknown[]) : []);

function register(environment: Environment, type: string, fields: Readonly<Record<string, string>>): ViewClass {
  const ctor = viewClass(Object.keys(fields));
  environment.registerType(type, { ctor, fields });
  return ctor;
}

/** A sheet, or one instance of a repeated sheet; the shapes of its rows are added to `rows`. */
export function sheetShape(environment: Environment, sheet: Sheet, rows: RowShapes): Shape {
  const parts = new Map(
    Object.entries(sheet.fields).map(([name, field]) => [
      name,
      fieldShape(environment, `${sheet.id}.${name}`, field, rows),
    ]),
  );
  const type = `form.${sheet.id}`;
  const View = register(environment, type, Object.fromEntries([...parts].map(([name, part]) => [name, part.type])));
  return { type, view: (answers, read) => new View((name) => parts.get(name)?.view(answers[name], read)) };
}

function fieldShape(environment: Environment, path: string, field: Field, rows: RowShapes): Shape<unknown> {
  if (isScalar(field)) return { type: celType(field), view: (kept, read) => read(field, textOf(kept)) };
  if (field.type === 'matrix') {
    rows.set(path, matrixRowShape(environment, path, field));
    return matrixShape(environment, path, field);
  }
  if (field.type === 'rows') {
    const shape = rowShape(environment, path, field);
    rows.set(path, shape);
    return {
      type: `list<${shape.type}>`,
      view: (kept, read) => listOf(kept).map((row) => shape.view(recordOf(row), read)),
    };
  }
  return { type: 'list<string>', view: (kept) => listOf(kept).map((file) => textOf(recordOf(file)['file'])) };
}

/** A row the applicant added: each column of its type. */
function rowShape(environment: Environment, path: string, field: RowsField): Shape {
  const type = `form.${path}`;
  const columns = Object.entries(field.columns).map(([key, column]) => [key, celType(column)]);
  const View = register(
    environment,
    type,
    Object.fromEntries(field.groups === undefined ? columns : [...columns, ['group', 'string']]),
  );
  return {
    type,
    view: (row, read) =>
      new View((key) => {
        const column = field.columns[key];
        return column === undefined ? (row[key] ?? unknown) : read(column, textOf(row[key]));
      }),
  };
}

/** A row of a matrix seen as `row`; a column whose kind differs from row to row is left out. */
function matrixRowShape(environment: Environment, path: string, field: MatrixField): Shape {
  const types = field.columns.flatMap((column) => {
    const kinds = new Set(field.rows.map((row) => celType(cellField(row, column))));
    return kinds.size === 1 ? [[column.key, [...kinds][0] ?? 'string']] : [];
  });
  const View = register(environment, `each.${path}`, Object.fromEntries([...types, ['key', 'string']]));
  return {
    type: `each.${path}`,
    view: (row, read) =>
      new View((column) => (column === 'key' ? row['key'] : cellValue(field, textOf(row['key']), column, row, read))),
  };
}

function cellValue(field: MatrixField, rowKey: string, columnKey: string, cells: Kept, read: ReadScalar): unknown {
  const row = field.rows.find((one) => one.key === rowKey);
  const column = field.columns.find((one) => one.key === columnKey);
  return row === undefined || column === undefined ? unknown : read(cellField(row, column), textOf(cells[columnKey]));
}

/** A whole matrix: `table.assets.y1`. */
function matrixShape(environment: Environment, path: string, field: MatrixField): Shape<unknown> {
  const type = `form.${path}`;
  const rows = new Map(
    field.rows.map((row) => {
      const fields = Object.fromEntries(field.columns.map((column) => [column.key, celType(cellField(row, column))]));
      return [row.key, { type: `${type}.${row.key}`, View: register(environment, `${type}.${row.key}`, fields) }];
    }),
  );
  const View = register(environment, type, Object.fromEntries([...rows].map(([key, row]) => [key, row.type])));
  return {
    type,
    view: (kept, read) =>
      new View((key) => {
        const RowView = rows.get(key)?.View;
        return RowView === undefined
          ? unknown
          : new RowView((column) => cellValue(field, key, column, recordOf(recordOf(kept)[key]), read));
      }),
  };
}
