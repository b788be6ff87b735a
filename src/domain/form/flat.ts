import type { Field, FilesField, PortraitField, RowsField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Answer, FileAnswer, MatrixAnswer, Row, SheetAnswers } from './answers.ts';

/**
 * Answers as they are stored and saved: one entry for each typed text, keyed by its address path
 * (`name`, `branches/k3/address`, `table/assets/y1`, `$blank/fax`); a list of row ids under the rows field's own name.
 * A repeated sheet's keys begin with its instance id and a colon; `$instances` lists the ids in order.
 */
export type FlatAnswers = Readonly<Record<string, string | readonly string[]>>;
type Flat = Record<string, string | string[]>;

export const instancesKey = '$instances';
/** Key of a path in an instance ('' where the sheet does not repeat). */
export function flatKey(instance: string, path: string): string {
  return instance === '' ? path : `${instance}:${path}`;
}
/** Instance and path of a key. */
export function splitKey(key: string): { instance: string; path: string } {
  const colon = key.indexOf(':');
  return colon < 0 ? { instance: '', path: key } : { instance: key.slice(0, colon), path: key.slice(colon + 1) };
}

const isList = (field: Field): field is RowsField | FilesField | PortraitField =>
  field.type === 'rows' || field.type === 'files' || field.type === 'portrait';
const listColumns = (field: RowsField | FilesField | PortraitField): readonly string[] =>
  field.type === 'rows' ? [...Object.keys(field.columns), 'group'] : ['file', 'name', 'caption'];

/** The nested answers of a sheet, rows in order; rows that were removed from their list are left out. */
export function nest(sheet: Sheet, flat: FlatAnswers): SheetAnswers | SheetAnswers[] {
  if (sheet.repeat === undefined) return nestInstance(sheet, flat, '');
  return list(flat[instancesKey]).map((id) => ({ id, ...nestInstance(sheet, flat, id) }));
}

function nestInstance(sheet: Sheet, flat: FlatAnswers, instance: string): SheetAnswers {
  const answers: Record<string, Answer | Record<string, string>> = {};
  for (const [name, field] of Object.entries(sheet.fields)) {
    const answer = nestField(name, field, (path) => flat[flatKey(instance, path)]);
    if (answer !== undefined) answers[name] = answer;
  }
  const blank = blanks(flat, flatKey(instance, '$blank/'));
  return Object.keys(blank).length === 0 ? answers : { ...answers, $blank: blank };
}

type Read = (path: string) => string | readonly string[] | undefined;

function nestField(name: string, field: Field, read: Read): Answer | undefined {
  if (isList(field)) return nestList(name, listColumns(field), read);
  if (field.type === 'matrix')
    return nestMatrix(
      name,
      field.rows.map((row) => row.key),
      field.columns.map((column) => column.key),
      read,
    );
  const text = read(name);
  return typeof text === 'string' ? text : undefined;
}

function nestList(name: string, columns: readonly string[], read: Read): Row[] | FileAnswer[] | undefined {
  const ids = read(name);
  if (ids === undefined) return undefined;
  return list(ids).map((id) => ({ id, ...texts(columns, (column) => read(`${name}/${id}/${column}`)) })) as
    | Row[]
    | FileAnswer[];
}

function nestMatrix(
  name: string,
  rows: readonly string[],
  columns: readonly string[],
  read: Read,
): MatrixAnswer | undefined {
  const matrix: Record<string, Record<string, string>> = {};
  for (const row of rows) {
    const cells = texts(columns, (column) => read(`${name}/${row}/${column}`));
    if (Object.keys(cells).length > 0) matrix[row] = cells;
  }
  return Object.keys(matrix).length === 0 ? undefined : matrix;
}

function texts(keys: readonly string[], read: Read): Record<string, string> {
  const found: Record<string, string> = {};
  for (const key of keys) {
    const text = read(key);
    if (typeof text === 'string') found[key] = text;
  }
  return found;
}

function blanks(flat: FlatAnswers, prefix: string): Record<string, string> {
  const reasons: Record<string, string> = {};
  for (const [key, value] of Object.entries(flat)) {
    if (key.startsWith(prefix) && typeof value === 'string' && value !== '') reasons[key.slice(prefix.length)] = value;
  }
  return reasons;
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

/** The reverse of `nest`. */
export function flatten(sheet: Sheet, answers: SheetAnswers | readonly SheetAnswers[]): FlatAnswers {
  const flat: Flat = {};
  if (Array.isArray(answers)) {
    const instances = answers as readonly SheetAnswers[];
    flat[instancesKey] = instances.map((instance) => instance.id ?? '');
    for (const instance of instances) flattenInstance(sheet, instance, instance.id ?? '', flat);
  } else flattenInstance(sheet, answers as SheetAnswers, '', flat);
  return flat;
}

function flattenInstance(sheet: Sheet, answers: SheetAnswers, instance: string, flat: Flat): void {
  const put = (path: string, value: string | string[]): void => {
    flat[flatKey(instance, path)] = value;
  };
  for (const [name, field] of Object.entries(sheet.fields)) flattenField(name, field, answers[name], put);
  for (const [path, reason] of Object.entries(answers.$blank ?? {})) put(`$blank/${path}`, reason);
}

function flattenField(
  name: string,
  field: Field,
  answer: SheetAnswers[string],
  put: (path: string, value: string | string[]) => void,
): void {
  if (answer === undefined) return;
  if (typeof answer === 'string') return put(name, answer);
  if (isList(field)) {
    const rows = answer as readonly Row[];
    put(
      name,
      rows.map((row) => row.id),
    );
    for (const row of rows)
      for (const column of listColumns(field))
        if (row[column] !== undefined) put(`${name}/${row.id}/${column}`, row[column]);
    return;
  }
  for (const [row, cells] of Object.entries(answer as MatrixAnswer)) {
    for (const [column, text] of Object.entries(cells)) put(`${name}/${row}/${column}`, text);
  }
}
