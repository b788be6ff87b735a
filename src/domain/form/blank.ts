import { isScalar } from '#src/definition/cell.ts';
import { fieldName } from '#src/definition/field-name.ts';
import type { Field, FilesField, PortraitField, RowsField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import type { Row } from './answers.ts';
import type { Holds } from './condition.ts';
import type { FieldContext } from './field-type.ts';
import { filesOf } from './fields/files.ts';
import { parseField } from './fields/index.ts';
import { requiredColumns, rowsOf } from './fields/rows.ts';
import { pointer } from './pointer.ts';
import { concerns, fieldConcerns, spotConcerns } from './relevance.ts';
import { spotsOfField, spotsOfRow, type Part, type Spot } from './walk.ts';

/**
 * Something that is filled in or asks why it is not (M9): a plain field, a cell of a matrix, a row of a table, a
 * table or a group of it, a place for files. `path` is where its reason is kept under `$blank`.
 */
export interface Item {
  readonly part: Part;
  readonly name: string;
  readonly path: string;
  readonly pointer: string;
  readonly label: Text;
  readonly state: 'filled' | 'reason' | 'missing' | 'never';
  readonly kind: 'value' | 'row' | 'table' | 'group' | 'files';
  /** Row of requirements to cite in place of M9. */
  readonly rule?: string | undefined;
  /** What is missing, where it is more than the item itself. */
  readonly lacks?: Text;
}

/** All items of a part that concern the applicant and may not be left empty freely. */
export function itemsOf(part: Part, holds: Holds, context: FieldContext): readonly Item[] {
  return Object.entries(part.sheet.fields).flatMap(([name, field]) =>
    fieldConcerns(part, name, holds) ? itemsOfField(part, name, field, holds, context) : [],
  );
}

function itemsOfField(part: Part, name: string, field: Field, holds: Holds, context: FieldContext): readonly Item[] {
  if (field.type === 'rows') return rowsItems(part, name, field, holds, context);
  if (field.type === 'files' || field.type === 'portrait') return filesItem(part, name, field);
  const spots = spotsOfField(part, name, field).filter((spot) => spotConcerns(spot, holds));
  return spots.flatMap((spot) =>
    mayBeEmpty(spot.field) || (!isScalar(field) && field.blank === 'free') ? [] : [spotItem(spot, context)],
  );
}

const mayBeEmpty = (field: Field): boolean => field.blank === 'free' || field.type === 'tick';

/** The reason kept for a path, or for what it lies in: a cell in its row, a row or a group in its table. */
export function reasonFor({ answers }: Part, path: string): string {
  const reasons = answers.$blank ?? {};
  const [table = '', row] = path.split('/');
  const [name = ''] = table.split('@');
  const found = [path, `${table}/${row ?? ''}`, name].find((one) => (reasons[one] ?? '').trim() !== '');
  return found === undefined ? '' : (reasons[found] ?? '');
}

function stateOf(part: Part, path: string, filled: boolean, field: Pick<Field, 'blank'>): Item['state'] {
  if (filled) return 'filled';
  if (field.blank === 'never') return 'never';
  return reasonFor(part, path) === '' ? 'missing' : 'reason';
}

/** A typed text that cannot be read is filled in: it has a finding of its own. */
function isFilled(spot: Spot, context: FieldContext): boolean | 'token' {
  const parsed = parseField(spot.field, spot.typed, context);
  if (!parsed.ok || parsed.value !== null) return true;
  return 'reason' in parsed && parsed.reason !== undefined ? 'token' : false;
}

function spotItem(spot: Spot, context: FieldContext): Item {
  const filled = isFilled(spot, context);
  const state =
    filled === 'token' && spot.field.blank !== 'never'
      ? 'reason'
      : stateOf(spot.part, spot.path, filled === true, spot.field);
  return {
    part: spot.part,
    name: spot.name,
    path: spot.path,
    pointer: spot.pointer,
    label: spot.label,
    kind: 'value',
    state,
    rule: spot.field.rule ?? spot.whole.rule,
  };
}

function rowsItems(part: Part, name: string, field: RowsField, holds: Holds, context: FieldContext): readonly Item[] {
  const rows = rowsOf(part.answers, name);
  const tables = field.blank === 'free' && rows.length === 0 ? [] : tableItems(part, name, field, rows);
  return [...tables, ...rows.map((row, index) => rowItem(part, name, field, row, index, holds, context))];
}

function tableItems(part: Part, name: string, field: RowsField, rows: readonly Row[]): readonly Item[] {
  const base = { part, name, pointer: pointer(...part.steps, name), rule: field.rule };
  const items: Item[] = (field.groups ?? []).map((group) => ({
    ...base,
    kind: 'group',
    path: `${name}@${group.key}`,
    label: { zh: `${field.label.zh}（${group.label.zh}）`, en: `${field.label.en} (${group.label.en})` },
    state: stateOf(
      part,
      `${name}@${group.key}`,
      rows.some((row) => row.group === group.key),
      field,
    ),
  }));
  const expected = field.expected ?? (field.groups === undefined ? 1 : 0);
  if (expected === 0) return items;
  const short: Pick<Item, 'lacks'> =
    rows.length === 0 || rows.length >= expected
      ? {}
      : {
          lacks: {
            zh: `应填 ${expected} 行，现有 ${rows.length} 行`,
            en: `${expected} rows are asked, there are ${rows.length}`,
          },
        };
  return [
    ...items,
    {
      ...base,
      ...short,
      kind: 'table',
      path: name,
      label: field.label,
      state: stateOf(part, name, rows.length >= expected, field),
    },
  ];
}

/** A row needs a reason where a required column is empty: its own, or the cell's. The table's reason says nothing of a row. */
function rowItem(
  part: Part,
  name: string,
  field: RowsField,
  row: Row,
  index: number,
  holds: Holds,
  context: FieldContext,
): Item {
  const required = new Set(requiredColumns(field));
  const reasons = part.answers.$blank ?? {};
  const has = (path: string): boolean => (reasons[path] ?? '').trim() !== '';
  const spots = spotsOfRow(part, name, field, row, index).filter(
    (spot) => required.has(spot.path.split('/')[2] ?? '') && concerns(spot.field.when, holds, spot.place),
  );
  const empty = spots.filter((spot) => isFilled(spot, context) === false && !has(spot.path));
  const label = { zh: `${field.label.zh}第 ${index + 1} 行`, en: `${field.label.en}, row ${index + 1}` };
  const first = empty[0];
  const base = { part, name, label, kind: 'row' as const, path: `${name}/${row.id}`, rule: field.rule };
  if (first === undefined) return { ...base, pointer: pointer(...part.steps, name, index), state: 'filled' };
  const state = empty.some((spot) => spot.field.blank === 'never')
    ? 'never'
    : has(`${name}/${row.id}`)
      ? 'reason'
      : 'missing';
  const columns = empty.map((spot) => fieldName(spot.field));
  return {
    ...base,
    pointer: first.pointer,
    state,
    lacks: {
      zh: `缺${columns.map((column) => column.zh).join('、')}`,
      en: `without ${columns.map((column) => column.en).join(', ')}`,
    },
  };
}

function filesItem(part: Part, name: string, field: FilesField | PortraitField): readonly Item[] {
  if (field.blank === 'free') return [];
  const filled = filesOf(part.answers[name]).length > 0;
  return [
    {
      part,
      name,
      path: name,
      pointer: pointer(...part.steps, name),
      label: field.label,
      kind: 'files',
      state: stateOf(part, name, filled, field),
      rule: field.rule,
    },
  ];
}
