import { fieldName } from '#src/definition/field-name.ts';
import type { Field, MatrixField, RowsField, ScalarField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { FileAnswer, MatrixAnswer, Row, SheetAnswers } from '#src/domain/form/answers.ts';
import { isScalar } from '#src/domain/form/fields/index.ts';
import { columnsInOrder } from '#src/web/sheet/columns.ts';
import { sheetTitle } from '#src/web/sheet/spot.ts';

/** What a person means to enter in one cell, known by the name a screen reader says. */
export type Wanted =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly reason: string;
      readonly goesOn: boolean;
      readonly sensitive: boolean;
    }
  /** One of a few: the label of the option, whether the page shows boxes or a list. */
  | { readonly kind: 'option'; readonly option: string; readonly chosen: boolean; readonly goesOn: boolean }
  | { readonly kind: 'files'; readonly files: readonly FileAnswer[]; readonly goesOn: false };

export interface Plan {
  readonly cells: ReadonlyMap<string, Wanted>;
  /** Cells whose label is met twice on the sheet: the page must not have any. */
  readonly twice: readonly string[];
}

/** A token that stands for a blank (X9), typed where a whole line of a table does not concern the applicant. */
export const token = '不适用';

/** Everything an applicant with these answers enters on one sheet, by accessible label in no particular order. */
export function planOf(sheet: Sheet, answers: SheetAnswers): Plan {
  const title = sheetTitle(sheet).zh;
  const boxes = boxed(sheet);
  const cells = new Map<string, Wanted>();
  const twice: string[] = [];
  const put = (label: string, wanted: Wanted): void => {
    if (cells.has(label)) twice.push(label);
    cells.set(label, wanted);
  };
  const blank = answers.$blank ?? {};
  for (const [name, field] of Object.entries(sheet.fields)) {
    const label = `${title} ${isScalar(field) ? fieldName(field).zh : field.label.zh}`;
    const answer = answers[name];
    if (isScalar(field))
      putScalar(put, { label, field, text: asText(answer), reason: blank[name] ?? '', boxes: boxes.has(name) });
    else if (field.type === 'rows')
      putRows(put, { sheet, name, field, label, boxes }, (answer ?? []) as readonly Row[], blank);
    else if (field.type === 'matrix')
      putMatrix(put, { title, name, field, boxes }, (answer ?? {}) as MatrixAnswer, blank);
    else if (Array.isArray(answer))
      put(label, { kind: 'files', files: answer as readonly FileAnswer[], goesOn: false });
  }
  return { cells, twice };
}

type Put = (label: string, wanted: Wanted) => void;
const asText = (answer: unknown): string => (typeof answer === 'string' ? answer : '');

/** Options of a field as the page names them; null where it is typed. */
function optionsOf(field: Field): readonly { readonly code: string; readonly zh: string }[] | null {
  if (field.type === 'choice' || field.type === 'choices')
    return field.options.map(({ code, label }) => ({ code, zh: label.zh }));
  if (field.type === 'yesno')
    return [
      { code: 'yes', zh: field.yes.zh },
      { code: 'no', zh: field.no.zh },
    ];
  return null;
}

/** References that the layout shows as boxes to tick rather than as a list. */
function boxed(sheet: Sheet): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value))
      if ((key === 'optionsOf' || key === 'box') && typeof inner === 'string') found.add(inner);
      else look(inner);
  };
  look(sheet.blocks);
  return found;
}

interface OneCell {
  readonly label: string;
  readonly field: ScalarField;
  readonly text: string;
  readonly reason: string;
  readonly boxes: boolean;
  readonly goesOn?: boolean;
}

function putScalar(put: Put, { label, field, text, reason, boxes, goesOn = false }: OneCell): void {
  if (text === '' && reason === '') return;
  const options = field.type === 'tick' ? [{ code: 'yes', zh: '' }] : optionsOf(field);
  if (options === null || text === '')
    return put(label, { kind: 'text', text, reason, goesOn, sensitive: field.sensitive === true });
  const chosen = text.split(',');
  if (!boxes && field.type !== 'choices' && field.type !== 'tick')
    return put(label, {
      kind: 'option',
      option: options.find(({ code }) => code === text)?.zh ?? '',
      goesOn,
      chosen: true,
    });
  for (const { code, zh } of options)
    put(`${label} ${zh}`.trim(), { kind: 'option', option: zh, chosen: chosen.includes(code), goesOn });
}

interface Table<F> {
  readonly sheet: Sheet;
  readonly name: string;
  readonly field: F;
  readonly label: string;
  readonly boxes: ReadonlySet<string>;
}

function putRows(
  put: Put,
  { sheet, name, field, label, boxes }: Table<RowsField>,
  rows: readonly Row[],
  blank: Readonly<Record<string, string>>,
): void {
  const columns = columnsInOrder(sheet, name);
  for (const group of field.groups ?? [undefined]) {
    const own = group === undefined ? rows : rows.filter((row) => row.group === group.key);
    const head = group === undefined ? label : `${label} ${group.label.zh}`;
    const reason = blank[group === undefined ? name : `${name}@${group.key}`];
    if (reason !== undefined)
      put(`${head} 少填或不填的原因`, { kind: 'text', text: reason, reason: '', goesOn: false, sensitive: false });
    own.forEach((row, index) =>
      columns.forEach((column, place) => {
        const cell = field.columns[column];
        if (cell === undefined) return;
        putScalar(put, {
          label: `${head} 第${index + 1}行 ${fieldName(cell).zh}`,
          field: cell,
          text: row[column] ?? '',
          reason: blank[`${name}/${row.id}/${column}`] ?? '',
          boxes: boxes.has(`${name}.${column}`),
          goesOn: place === columns.length - 1 && index < own.length - 1,
        });
      }),
    );
  }
}

function putMatrix(
  put: Put,
  { title, name, field, boxes }: Omit<Table<MatrixField>, 'sheet' | 'label'> & { readonly title: string },
  answer: MatrixAnswer,
  blank: Readonly<Record<string, string>>,
): void {
  for (const row of field.rows)
    for (const column of field.columns) {
      const cell = column.own === true ? column.cell : (row.cell ?? column.cell);
      const typed = answer[row.key]?.[column.key] ?? '';
      const without = typed === '' && blank[`${name}/${row.key}`] !== undefined;
      // In a text the token is a word like any other; its reason is told beside it.
      const words = cell.type === 'text' || cell.type === 'longtext';
      putScalar(put, {
        label: `${title} ${row.label.zh} ${column.label.zh}`,
        field: cell,
        text: without && !words ? token : typed,
        reason: blank[`${name}/${row.key}/${column.key}`] ?? (without ? token : ''),
        boxes: boxes.has(`${name}.${column.key}`) || boxes.has(`${name}.${row.key}.${column.key}`),
      });
    }
}
