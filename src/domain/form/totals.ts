import type { RowsField } from '#src/definition/field.ts';
import type { GridRow } from '#src/definition/layout.ts';
import { Decimal } from '#src/definition/value/decimal.ts';
import type { Text } from '#src/definition/text.ts';
import type { Row } from './answers.ts';
import type { FieldContext } from './field-type.ts';
import { fieldType, parseField } from './fields/index.ts';

/** A cell of the line under a table's rows that its edition wants summed: its words, a column's sum, or nothing. */
export interface TotalCell {
  readonly kind: 'label' | 'sum' | 'empty';
  readonly span: number;
  readonly text: Text;
}

const nothing: Text = { zh: '', en: '' };
const total: Text = { zh: '合计', en: 'Total' };

/**
 * The computed line of a table, laid out as its rows are in `line`; null where nothing is summed there. Page and paper
 * both show what this gives. Without rows the sums are empty, as on a blank form.
 */
export function totalLine(
  line: GridRow,
  name: string,
  field: RowsField,
  rows: readonly Row[],
  context: FieldContext,
): readonly TotalCell[] | null {
  const columns = line.cells.map((cell) => (field.totals ?? []).find((key) => shows(cell.runs, `${name}.${key}`)));
  const first = columns.findIndex((column) => column !== undefined);
  if (first < 0) return null;
  const spanOf = (from: number, to: number): number =>
    line.cells.slice(from, to).reduce((sum, cell) => sum + (cell.span ?? 1), 0);
  const label: TotalCell[] = first === 0 ? [] : [{ kind: 'label', span: spanOf(0, first), text: total }];
  return [
    ...label,
    ...columns.slice(first).map((column, index): TotalCell => {
      const span = spanOf(first + index, first + index + 1);
      return column === undefined
        ? { kind: 'empty', span, text: nothing }
        : { kind: 'sum', span, text: sumText(field, rows, column, context) };
    }),
  ];
}

const shows = (runs: GridRow['cells'][number]['runs'], reference: string): boolean =>
  runs.some((run) => 'field' in run && run.field === reference);

/** The sum of a numeric column, exact; a cell that is blank or cannot be read is not counted, and the text says how many. */
export function sumText(field: RowsField, rows: readonly Row[], column: string, context: FieldContext): Text {
  const definition = field.columns[column];
  if (definition === undefined || rows.length === 0) return nothing;
  const values = rows.flatMap((row) => {
    const parsed = parseField(definition, row[column] ?? '', context);
    return parsed.ok && parsed.value instanceof Decimal ? [parsed.value] : [];
  });
  const left = rows.length - values.length;
  const sum = Decimal.sum(0, ...values);
  const shown = (language: 'zh' | 'en'): string =>
    fieldType(definition.type).format(sum, definition, context, language);
  if (values.length === 0) return { zh: `—（${left}行均未计入）`, en: `— (none of ${left} rows counted)` };
  if (left === 0) return { zh: shown('zh'), en: shown('en') };
  return { zh: `${shown('zh')}（${left}行未计入）`, en: `${shown('en')} (${left} not counted)` };
}
