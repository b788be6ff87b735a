import { isReservedVariable } from '../condition/vocabulary.ts';
import type { ClassDefinition, Edition } from '../edition-bundle.ts';
import { fieldName } from '../field-name.ts';
import type { Field, MatrixField, RowsField, ScalarField } from '../field.ts';
import { pathOf } from '../problem.ts';
import { nameOfPath, scalarsOf } from '../reference.ts';
import type { Sheet } from '../sheet.ts';
import type { Text } from '../text.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** Names that can be used, none twice; labels with text; lists, categories and fields that a field names are there. */
export function checkKeys(edition: Edition, definition: ClassDefinition, sheet: Sheet, note: Note): void {
  if (isReservedVariable(sheet.id)) note('/id', `conditions use the name '${sheet.id}' otherwise; choose another`);
  checkLabel(sheet.title, '/title', note);
  if (sheet.repeat !== undefined && sheet.fields[sheet.repeat.titleField]?.type !== 'text')
    note('/repeat/titleField', `there is no text field '${sheet.repeat.titleField}'`);
  if (sheet.over !== undefined) {
    const named = nameOfPath(definition, sheet.over);
    if (named?.kind !== 'field' || named.field.type !== 'rows') note('/over', `there is no rows field '${sheet.over}'`);
    if (Object.keys(sheet.fields).length > 0)
      note('/fields', 'a sheet printed over another sheet’s rows has no fields of its own');
  }
  for (const [name, field] of Object.entries(sheet.fields)) checkField(definition, name, field, note);
  for (const { field, steps } of scalarsOf(sheet)) checkScalar(edition, definition, field, steps, note);
  checkNames(sheet, note);
}

/** A finding and a screen reader name a field by its label: two of a sheet called the same cannot be told apart. */
function checkNames(sheet: Sheet, note: Note): void {
  const single = Object.entries(sheet.fields).filter(([, field]) => field.type !== 'rows' && field.type !== 'matrix');
  checkApart(single, (key) => pathOf('fields', key, 'label'), note);
  for (const [name, field] of Object.entries(sheet.fields))
    if (field.type === 'rows')
      checkApart(Object.entries(field.columns), (key) => pathOf('fields', name, 'columns', key, 'label'), note);
}

function checkApart(fields: readonly (readonly [string, Field])[], path: (key: string) => string, note: Note): void {
  for (const name of repeated(fields.map(([, field]) => fieldName(field).zh)))
    for (const [key] of fields.filter(([, one]) => fieldName(one).zh === name))
      note(path(key), `another field is called '${name}' too; tell by 'of' what each belongs to`);
}

function checkLabel(label: Text, path: string, note: Note): void {
  if (label.zh.trim() === '' || label.en.trim() === '') note(path, 'a label has no text');
}

function checkName(name: string, path: string, note: Note): void {
  if (name in Object.prototype || name === 'prototype') note(path, `the name '${name}' cannot be used`);
}

function checkOwes(definition: ClassDefinition, owes: string | undefined, path: string, note: Note): void {
  if (owes !== undefined && !definition.evidence.some((category) => category.id === owes))
    note(path, `there is no category of evidence '${owes}'`);
}

function checkField(definition: ClassDefinition, name: string, field: Field, note: Note): void {
  checkName(name, pathOf('fields', name), note);
  if (field.type === 'matrix') checkMatrix(definition, name, field, note);
  if (field.type === 'rows') checkRows(name, field, note);
  if (field.type === 'matrix' || field.type === 'rows' || field.type === 'files' || field.type === 'portrait') {
    checkLabel(field.label, pathOf('fields', name, 'label'), note);
    checkOwes(definition, field.owes, pathOf('fields', name, 'owes'), note);
  }
}

function checkMatrix(definition: ClassDefinition, name: string, field: MatrixField, note: Note): void {
  for (const [part, items] of [
    ['rows', field.rows],
    ['columns', field.columns],
  ] as const) {
    for (const key of repeated(items.map((one) => one.key)))
      note(pathOf('fields', name, part), `the key '${key}' stands twice`);
    for (const [index, { key, label }] of items.entries()) {
      checkName(key, pathOf('fields', name, part, index, 'key'), note);
      checkLabel(label, pathOf('fields', name, part, index, 'label'), note);
    }
  }
  for (const { key } of field.rows)
    if (field.columns.some((column) => column.key === key))
      note(pathOf('fields', name), `the key '${key}' is both a row's and a column's`);
  if (field.columns.some((column) => column.key === 'key'))
    note(pathOf('fields', name, 'columns'), "a column cannot be named 'key'");
  for (const [index, row] of field.rows.entries())
    checkOwes(definition, row.owes, pathOf('fields', name, 'rows', index, 'owes'), note);
}

function checkRows(name: string, field: RowsField, note: Note): void {
  const path = (...steps: readonly (string | number)[]): string => pathOf('fields', name, ...steps);
  if (Object.keys(field.columns).length === 0) note(path('columns'), 'a table has at least one column');
  for (const key of Object.keys(field.columns)) {
    checkName(key, path('columns', key), note);
    if (key === 'id' || key === 'group') note(path('columns', key), `a column cannot be named '${key}'`);
  }
  for (const [index, key] of (field.required ?? []).entries())
    if (!Object.hasOwn(field.columns, key)) note(path('required', index), `there is no column '${key}'`);
  for (const [index, key] of (field.totals ?? []).entries()) {
    if (!['integer', 'decimal', 'percent', 'money'].includes(field.columns[key]?.type ?? ''))
      note(path('totals', index), `there is no numeric column '${key}'`);
  }
  for (const key of repeated((field.groups ?? []).map((group) => group.key)))
    note(path('groups'), `the group '${key}' stands twice`);
  if (field.max !== undefined && (field.expected ?? 0) > field.max)
    note(path('expected'), `${field.expected} rows are expected but only ${field.max} are allowed`);
}

function checkScalar(
  edition: Edition,
  definition: ClassDefinition,
  field: ScalarField,
  steps: readonly (string | number)[],
  note: Note,
): void {
  checkLabel(field.label, pathOf(...steps, 'label'), note);
  checkOwes(definition, field.owes, pathOf(...steps, 'owes'), note);
  if (field.type === 'code' && edition.codes[field.list] === undefined)
    note(pathOf(...steps, 'list'), `the edition has no code list '${field.list}'`);
  if (field.type === 'paper' && edition.codes[field.kinds] === undefined)
    note(pathOf(...steps, 'kinds'), `the edition has no code list '${field.kinds}'`);
  if (field.type === 'choice' || field.type === 'choices') {
    for (const code of repeated(field.options.map((option) => option.code)))
      note(pathOf(...steps, 'options'), `the option '${code}' stands twice`);
    for (const [index, option] of field.options.entries()) {
      checkLabel(option.label, pathOf(...steps, 'options', index, 'label'), note);
      if (field.type === 'choices' && /[,，、;；]/u.test(option.code))
        note(pathOf(...steps, 'options', index, 'code'), 'a code cannot hold a comma');
    }
  }
  if (field.type === 'integer' || field.type === 'decimal' || field.type === 'percent' || field.type === 'money') {
    for (const key of ['min', 'max'] as const)
      if (field[key] !== undefined && !/^-?\d+(?:\.\d+)?$/u.test(field[key]))
        note(pathOf(...steps, key), `'${field[key]}' is not a number`);
  }
}
