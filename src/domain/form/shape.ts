import type { Edition } from '#src/definition/edition-bundle.ts';
import { isScalar } from '#src/definition/cell.ts';
import type { Field, MatrixField, RowsField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Text } from '#src/definition/text.ts';
import { fileId, rowId } from '#src/definition/value/ids.ts';
import { isBlankPath } from './address.ts';
import { pointer } from './pointer.ts';

/** A shape that no applicant can have typed: a JSON Pointer into application.json, and why. */
export interface ShapeProblem {
  readonly path: string;
  readonly reason: Text;
}

type Steps = readonly (string | number)[];
type Tell = (steps: Steps, zh: string, en: string) => void;
interface Limits {
  readonly textBytes: number;
  readonly rows: number;
}
type Shaped = { readonly tell: Tell; readonly limits: Limits };

/** Unknown sheets, fields and columns, wrong JSON types, texts and tables over the technical limits of the edition. */
export function checkShape(edition: Edition, className: string, answers: unknown): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  const tell: Tell = (steps, zh, en) => problems.push({ path: pointer(...steps), reason: { zh, en } });
  const definition = edition.classes[className];
  if (definition === undefined)
    tell(['class'], `没有“${className}”这一类申报人。`, `There is no class '${className}'.`);
  else
    eachKey(answers, ['answers'], tell, (id, value, steps) => {
      const sheet = definition.sheets.includes(id) ? definition.definitions[id] : undefined;
      if (sheet === undefined || sheet.over !== undefined)
        tell(steps, `没有“${id}”这张表。`, `There is no sheet '${id}'.`);
      else checkSheet(sheet, value, steps, { tell, limits: edition.file.limits });
    });
  return problems;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function eachKey(
  value: unknown,
  steps: Steps,
  tell: Tell,
  visit: (key: string, value: unknown, steps: Steps) => void,
): void {
  if (!isObject(value)) tell(steps, '应为对象。', 'It must be an object.');
  else for (const [key, one] of Object.entries(value)) visit(key, one, [...steps, key]);
}

function checkSheet(sheet: Sheet, value: unknown, steps: Steps, shaped: Shaped): void {
  if (sheet.repeat === undefined) checkFields(sheet, value, steps, shaped);
  else eachRow(value, steps, shaped, (instance, at) => checkFields(sheet, instance, at, shaped));
}

function checkFields(sheet: Sheet, value: unknown, steps: Steps, shaped: Shaped): void {
  eachKey(value, steps, shaped.tell, (key, one, at) => {
    if (key === '$blank') return checkReasons(sheet, one, at, shaped);
    if (key === 'id' && sheet.repeat !== undefined) return;
    const field = Object.hasOwn(sheet.fields, key) ? sheet.fields[key] : undefined;
    if (field === undefined)
      shaped.tell(at, `表“${sheet.title.zh}”没有“${key}”这一栏。`, `The sheet '${sheet.id}' has no field '${key}'.`);
    else checkField(field, one, at, shaped);
  });
}

function checkReasons(sheet: Sheet, value: unknown, steps: Steps, shaped: Shaped): void {
  eachKey(value, steps, shaped.tell, (path, reason, at) => {
    if (!isBlankPath(sheet, path))
      shaped.tell(
        at,
        `表“${sheet.title.zh}”没有“${path}”这一栏。`,
        `The sheet '${sheet.id}' has nothing at '${path}'.`,
      );
    checkText(reason, at, shaped);
  });
}

function checkText(value: unknown, steps: Steps, { tell, limits }: Shaped): void {
  if (typeof value !== 'string') return tell(steps, '应为文字。', 'It must be a text.');
  if (value.length * 3 > limits.textBytes && new TextEncoder().encode(value).length > limits.textBytes) {
    tell(
      steps,
      `文字超过 ${limits.textBytes} 字节。请缩短，或作为附件上传。`,
      `The text has more than ${limits.textBytes} bytes. Shorten it, or upload it as a file.`,
    );
  }
}

function checkField(field: Field, value: unknown, steps: Steps, shaped: Shaped): void {
  if (isScalar(field)) checkText(value, steps, shaped);
  else if (field.type === 'matrix') checkMatrix(field, value, steps, shaped);
  else if (field.type === 'rows') eachRow(value, steps, shaped, (row, at) => checkRow(field, row, at, shaped));
  else eachRow(value, steps, shaped, (file, at) => checkFile(file, at, shaped));
}

function checkMatrix(field: MatrixField, value: unknown, steps: Steps, shaped: Shaped): void {
  eachKey(value, steps, shaped.tell, (row, cells, at) => {
    if (!field.rows.some((one) => one.key === row))
      return shaped.tell(at, `“${field.label.zh}”没有“${row}”这一行。`, `There is no row '${row}'.`);
    eachKey(cells, at, shaped.tell, (column, text, cell) => {
      if (!field.columns.some((one) => one.key === column))
        shaped.tell(cell, `“${field.label.zh}”没有“${column}”这一列。`, `There is no column '${column}'.`);
      else checkText(text, cell, shaped);
    });
  });
}

/** Rows, instances and files are lists of objects that bear an id of their own. */
function eachRow(
  value: unknown,
  steps: Steps,
  { tell, limits }: Shaped,
  visit: (row: Readonly<Record<string, unknown>>, steps: Steps) => void,
): void {
  if (!Array.isArray(value)) return tell(steps, '应为列表。', 'It must be a list.');
  if (value.length > limits.rows)
    return tell(
      steps,
      `有 ${value.length} 行，超过上限 ${limits.rows} 行。`,
      `There are ${value.length} rows, more than ${limits.rows}.`,
    );
  const seen = new Set<string>();
  for (const [index, row] of (value as readonly unknown[]).entries()) {
    const at = [...steps, index];
    const id = isObject(row) ? row['id'] : undefined;
    if (!isObject(row) || typeof id !== 'string' || !rowId.test(id))
      tell(
        at,
        '每一行应为带 id 的对象（字母、数字、_、-，不超过 40 位）。',
        'Each row must be an object with an id (letters, digits, _ and -, at most 40).',
      );
    else if (seen.has(id)) tell(at, `行的 id“${id}”重复。`, `The row id '${id}' stands twice.`);
    else {
      seen.add(id);
      visit(row, at);
    }
  }
}

function checkRow(field: RowsField, row: Readonly<Record<string, unknown>>, steps: Steps, shaped: Shaped): void {
  eachKey(row, steps, shaped.tell, (key, value, at) => {
    if (key === 'id') return;
    if (key === 'group' && field.groups !== undefined) {
      if (!field.groups.some((group) => group.key === value))
        shaped.tell(at, '没有这个分组。', 'There is no such group.');
    } else if (!Object.hasOwn(field.columns, key))
      shaped.tell(at, `“${field.label.zh}”没有“${key}”这一列。`, `There is no column '${key}'.`);
    else checkText(value, at, shaped);
  });
  if (field.groups !== undefined && row['group'] === undefined)
    shaped.tell(steps, '这一行没有分组。', 'The row has no group.');
}

function checkFile(file: Readonly<Record<string, unknown>>, steps: Steps, shaped: Shaped): void {
  eachKey(file, steps, shaped.tell, (key, value, at) => {
    if (!['id', 'file', 'name', 'caption'].includes(key))
      shaped.tell(at, `没有“${key}”这一项。`, `There is no '${key}'.`);
    else checkText(value, at, shaped);
  });
  if (typeof file['file'] !== 'string' || !fileId.test(file['file']))
    shaped.tell([...steps, 'file'], '应为文件的 SHA-256。', 'It must be the SHA-256 of a file.');
  if (typeof file['name'] !== 'string')
    shaped.tell([...steps, 'name'], '缺少文件名。', 'The name of the file is missing.');
}
