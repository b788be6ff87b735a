import type { RowsField, ScalarField } from '#src/definition/field.ts';
import type { SheetAnswers, Row } from '../answers.ts';
import { Decimal } from '#src/definition/value/decimal.ts';
import type { FieldContext } from '../field-type.ts';
import { parseField } from './index.ts';

/** The rows typed into a rows field, in order. */
export function rowsOf(answers: SheetAnswers, name: string): readonly Row[] {
  const answer = answers[name];
  return Array.isArray(answer) ? (answer as readonly Row[]) : [];
}

/** Columns a row cannot leave empty without a reason: those named, or all that may not be left empty freely. */
export function requiredColumns(field: RowsField): readonly string[] {
  return field.required ?? Object.keys(field.columns).filter((column) => !mayBeEmpty(field.columns[column]));
}

const mayBeEmpty = (column: ScalarField | undefined): boolean =>
  column === undefined || column.blank === 'free' || column.type === 'tick';

/** The sum of a numeric column over the rows that can be read, or null where there is none. */
export function totalOf(field: RowsField, rows: readonly Row[], column: string, context: FieldContext): Decimal | null {
  const definition = field.columns[column];
  if (definition === undefined) return null;
  const values = rows.flatMap((row) => {
    const parsed = parseField(definition, row[column] ?? '', context);
    return parsed.ok && parsed.value instanceof Decimal ? [parsed.value] : [];
  });
  return values.length === 0 ? null : Decimal.sum(...values);
}
