import type { RowsField, ScalarField } from '#src/definition/field.ts';
import type { SheetAnswers, Row } from '../answers.ts';

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
