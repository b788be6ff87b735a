import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { fieldName } from '#src/definition/field-name.ts';
import type { Field, MatrixField, RowsField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Row, SheetAnswers, StoredFile } from '#src/domain/form/answers.ts';

/** `blank`: the form as it is given out; `filled`: with the answers and without the bracketed hints. */
export type Mode = 'filled' | 'blank';

/** A row being printed: of a rows field (`row`) or of a matrix (`matrixRow`); `number` counts from 1. */
export interface RowScope {
  readonly field: string;
  readonly number: number;
  readonly row?: Row;
  readonly matrixRow?: MatrixField['rows'][number];
  readonly group?: { readonly key: string; readonly label: string };
}

/** Where a run of text is printed: everything a reference of the layout is resolved against. */
export interface Scope {
  readonly edition: Edition;
  readonly definition: ClassDefinition;
  readonly sheet: Sheet;
  readonly instance: string;
  readonly answers: SheetAnswers;
  /** Files of the application by SHA-256. */
  readonly files: Readonly<Record<string, StoredFile>>;
  readonly mode: Mode;
  /** The row of another sheet's table that this sheet stands over. */
  readonly over?: {
    readonly sheet: string;
    readonly field: string;
    readonly definition: RowsField;
    readonly row: Row;
    readonly number: number;
  };
  readonly row?: RowScope;
  /** Whether a condition of the layout holds here for sure. */
  readonly holds: (condition: string, row: RowScope | undefined) => boolean;
  /** Answers too long for their cell, in the order met; printed after the sheet. */
  readonly overflow: { readonly label: string; readonly text: string }[];
}

/** What a reference points at: its definition, the typed text and why it is empty. `address` names it for good. */
export interface Target {
  readonly field: Field;
  readonly text: string;
  readonly reason: string;
  readonly address: string;
  readonly label: string;
}

const at = (scope: Scope, path: string): string =>
  `${scope.sheet.id}${scope.instance === '' ? '' : `:${scope.instance}`}/${path}`;

const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : '');

/** Resolves `name`, `branches.address` or `economy.assets.y1`; null when the layout names nothing that exists. */
export function resolve(scope: Scope, ref: string): Target | null {
  const [first = '', second = '', third = ''] = ref.split('.');
  const field = scope.sheet.fields[first];
  if (field === undefined) return resolveOver(scope, ref);
  if (second === '') return simple(scope, first, field);
  if (field.type === 'rows') return column(scope, first, field, second);
  if (field.type === 'matrix')
    return third === ''
      ? matrixCell(scope, first, field, scope.row?.matrixRow?.key ?? '', second)
      : matrixCell(scope, first, field, second, third);
  return null;
}

function simple(scope: Scope, name: string, field: Field): Target {
  return {
    field,
    text: textOf(scope.answers[name]),
    reason: scope.answers.$blank?.[name] ?? '',
    address: at(scope, name),
    label: fieldName(field).zh,
  };
}

function column(scope: Scope, name: string, field: RowsField, key: string): Target | null {
  const definition = field.columns[key];
  if (definition === undefined) return null;
  const row = scope.row?.row;
  const reason = row === undefined ? '' : columnReason(scope, name, field, row, key);
  return {
    field: definition,
    text: row?.[key] ?? '',
    reason,
    address: at(scope, `${name}/${row?.id ?? 'blank'}/${key}`),
    label: fieldName(definition).zh,
  };
}

/** A reason for a whole row is shown once, in its first empty cell. */
function columnReason(scope: Scope, name: string, field: RowsField, row: Row, key: string): string {
  const own = scope.answers.$blank?.[`${name}/${row.id}/${key}`];
  if (own !== undefined) return own;
  const firstEmpty = Object.keys(field.columns).find((one) => (row[one] ?? '') === '');
  return firstEmpty === key ? (scope.answers.$blank?.[`${name}/${row.id}`] ?? '') : '';
}

function matrixCell(scope: Scope, name: string, field: MatrixField, rowKey: string, columnKey: string): Target | null {
  const row = field.rows.find((one) => one.key === rowKey);
  const head = field.columns.find((one) => one.key === columnKey);
  if (row === undefined || head === undefined) return null;
  const answer = scope.answers[name];
  const cells =
    typeof answer === 'object' && !Array.isArray(answer)
      ? (answer as Record<string, Record<string, string>>)[rowKey]
      : undefined;
  const reasons = scope.answers.$blank;
  return {
    field: row.cell ?? head.cell,
    text: cells?.[columnKey] ?? '',
    address: at(scope, `${name}/${rowKey}/${columnKey}`),
    reason: reasons?.[`${name}/${rowKey}/${columnKey}`] ?? reasons?.[`${name}/${rowKey}`] ?? reasons?.[name] ?? '',
    label: `${row.label.zh} ${head.label.zh}`,
  };
}

/** On a sheet that stands over a table the references are that table's columns. */
function resolveOver(scope: Scope, ref: string): Target | null {
  const over = scope.over;
  const key = ref.split('.').at(-1) ?? '';
  const field = over?.definition.columns[key];
  if (over === undefined || field === undefined) return null;
  return {
    field,
    text: over.row[key] ?? '',
    reason: '',
    address: `${over.sheet}/${over.field}/${over.row.id}/${key}@${scope.sheet.id}`,
    label: field.label.zh,
  };
}

/** The rows field or matrix that a layout's `repeat` names. */
export function repeatedField(scope: Scope, ref: string): RowsField | MatrixField | null {
  const field = scope.sheet.fields[ref];
  return field?.type === 'rows' || field?.type === 'matrix' ? field : null;
}

/** The answered rows of a rows field, in their order. */
export function rowsOf(scope: Scope, name: string): readonly Row[] {
  const answer = scope.answers[name];
  return Array.isArray(answer) ? (answer as readonly Row[]) : [];
}
