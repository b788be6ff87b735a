import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { fieldName } from '#src/definition/field-name.ts';
import { isScalar } from '#src/definition/cell.ts';
import type { Field, RowsField, ScalarField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Text } from '#src/definition/text.ts';
import type { ApplicationData, Row, SheetAnswers } from './answers.ts';
import type { Place } from './condition.ts';
import { cellLabel, cellsOf, cellText } from './fields/matrix.ts';
import { rowsOf } from './fields/rows.ts';
import { pointer } from './pointer.ts';

/** One sheet, or one instance of a repeated sheet, with its answers. `steps` lead to them in application.json. */
export interface Part {
  readonly sheet: Sheet;
  readonly instance: string;
  readonly number: number;
  readonly answers: SheetAnswers;
  readonly steps: readonly (string | number)[];
  readonly place: Place;
}

/** A place for one typed text: a plain field, a column of a row that is there, or a cell of a matrix. */
export interface Spot {
  readonly part: Part;
  /** Key and definition of the field the spot belongs to, and of the spot itself. */
  readonly name: string;
  readonly whole: Field;
  readonly field: ScalarField;
  /** Address path: `name`, `branches/k3/address`, `table/assets/y1`. */
  readonly path: string;
  readonly pointer: string;
  readonly typed: string;
  readonly label: Text;
  readonly place: Place;
}

/** All parts that hold answers of their own, in the order of the class; office sheets and sheets over rows do not. */
export function partsOf(definition: ClassDefinition, data: Pick<ApplicationData, 'answers'>): readonly Part[] {
  return definition.sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    return sheet === undefined || sheet.over !== undefined || sheet.office === true ? [] : partsOfSheet(sheet, data);
  });
}

/** The parts of one sheet. */
export function partsOfSheet(sheet: Sheet, data: Pick<ApplicationData, 'answers'>): readonly Part[] {
  const answers = data.answers[sheet.id];
  if (sheet.repeat === undefined) {
    return [
      {
        sheet,
        instance: '',
        number: 0,
        answers: (Array.isArray(answers) ? {} : (answers ?? {})) as SheetAnswers,
        steps: ['answers', sheet.id],
        place: { sheet: sheet.id },
      },
    ];
  }
  const instances = Array.isArray(answers) ? (answers as readonly SheetAnswers[]) : [];
  return instances.map((one, index) => ({
    sheet,
    instance: one.id ?? '',
    number: index + 1,
    answers: one,
    steps: ['answers', sheet.id, index],
    place: { sheet: sheet.id, instance: one.id ?? '' },
  }));
}

/** All spots of a part, in the order of its fields, whether or not they concern the applicant. */
export function spotsOf(part: Part): readonly Spot[] {
  return Object.entries(part.sheet.fields).flatMap(([name, field]) => spotsOfField(part, name, field));
}

const known = new WeakMap<Part, Map<string, readonly Spot[]>>();

/** The spots of one field; found once for each part. */
export function spotsOfField(part: Part, name: string, field: Field): readonly Spot[] {
  let fields = known.get(part);
  if (fields === undefined) known.set(part, (fields = new Map()));
  let spots = fields.get(name);
  if (spots === undefined) fields.set(name, (spots = findSpots(part, name, field)));
  return spots;
}

function findSpots(part: Part, name: string, field: Field): readonly Spot[] {
  if (isScalar(field)) {
    const typed = part.answers[name];
    return [
      {
        part,
        name,
        whole: field,
        field,
        path: name,
        pointer: pointer(...part.steps, name),
        typed: typeof typed === 'string' ? typed : '',
        label: fieldName(field),
        place: part.place,
      },
    ];
  }
  if (field.type === 'rows')
    return rowsOf(part.answers, name).flatMap((row, index) => spotsOfRow(part, name, field, row, index));
  if (field.type !== 'matrix') return [];
  return cellsOf(field).map((cell) => ({
    part,
    name,
    whole: field,
    field: cell.field,
    path: `${name}/${cell.row.key}/${cell.column.key}`,
    pointer: pointer(...part.steps, name, cell.row.key, cell.column.key),
    typed: cellText(part.answers[name], cell.row.key, cell.column.key),
    label: cellLabel(cell),
    place: { ...part.place, field: name, row: cell.row.key },
  }));
}

/** The spots of one row; `index` counts from 0. */
export function spotsOfRow(part: Part, name: string, field: RowsField, row: Row, index: number): readonly Spot[] {
  return Object.entries(field.columns).map(([key, column]) => ({
    part,
    name,
    whole: field,
    field: column,
    path: `${name}/${row.id}/${key}`,
    pointer: pointer(...part.steps, name, index, key),
    typed: row[key] ?? '',
    label: {
      zh: `${field.label.zh}第 ${index + 1} 行 ${fieldName(column).zh}`,
      en: `${field.label.en}, row ${index + 1}, ${fieldName(column).en}`,
    },
    place: { ...part.place, field: name, row: row.id },
  }));
}

/** Where in the form a label stands, for the beginning of a message: 一、基本情况“传真”. */
export function where({ sheet, number }: Pick<Part, 'sheet' | 'number'>, label: Text): Text {
  const head = { zh: `${sheet.number === undefined ? '' : `${sheet.number}、`}${sheet.title.zh}`, en: sheet.title.en };
  return number === 0
    ? { zh: `${head.zh}“${label.zh}”`, en: `${head.en}, "${label.en}"` }
    : { zh: `${head.zh}（第 ${number} 份）“${label.zh}”`, en: `${head.en} (no. ${number}), "${label.en}"` };
}
