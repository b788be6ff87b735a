import type { ClassDefinition } from '../edition-bundle.ts';
import type { Field, ScalarField } from '../field.ts';
import type { Run } from '../layout.ts';
import { repeatsOf, runsOf, type PlacedRun } from '../layout-walk.ts';
import { nameIn, overRows, type Named } from '../reference.ts';
import type { Sheet } from '../sheet.ts';
import type { Note } from './note.ts';

/** Every reference of a layout names something, and something that can be printed in that way there. */
export function checkLayout(definition: ClassDefinition, sheet: Sheet, note: Note): void {
  for (const { text, path } of repeatsOf(sheet)) {
    const type = sheet.fields[text]?.type;
    if (type !== 'rows' && type !== 'matrix') note(path, `there is no rows or matrix field '${text}' to repeat`);
  }
  for (const placed of runsOf(sheet)) checkRun(definition, sheet, placed, note);
}

/** What a reference names; on a sheet that stands over rows, its columns. */
export function nameInLayout(definition: ClassDefinition, sheet: Sheet, ref: string): Named | null {
  const rows = overRows(definition, sheet);
  if (rows === null) return nameIn(sheet, ref);
  const field = rows.columns[ref.split('.').at(-1) ?? ''];
  return field === undefined ? null : { kind: 'field', field };
}

function checkRun(definition: ClassDefinition, sheet: Sheet, { run, path, repeat }: PlacedRun, note: Note): void {
  const repeated = repeat === null ? undefined : sheet.fields[repeat];
  if ('seal' in run) {
    const seal = definition.seals.find((one) => one.id === run.seal);
    if (seal === undefined) note(path, `the class declares no seal '${run.seal}'`);
    else if (seal.sheet !== sheet.id) note(path, `the seal '${run.seal}' is declared for the sheet '${seal.sheet}'`);
  }
  if ('reportRef' in run && !definition.reports.some((report) => report.id === run.reportRef))
    note(path, `there is no report '${run.reportRef}'`);
  if ('groupLabel' in run && !isGrouped(repeated)) note(path, 'groupLabel stands outside a grouped repeat');
  if (('rowLabel' in run || 'rowUnit' in run) && repeated?.type !== 'matrix')
    note(path, 'rowLabel and rowUnit stand outside a repeated matrix');
  if ('index' in run && repeated === undefined && sheet.over === undefined) note(path, 'index stands outside a repeat');
  const ref = refOf(run);
  if (ref !== null) checkRef(definition, sheet, run, ref, repeat, path, note);
}

const isGrouped = (field: Field | undefined): boolean => field?.type === 'rows' && field.groups !== undefined;

function refOf(run: Run): string | null {
  if ('labelOf' in run) return run.labelOf;
  if ('field' in run) return run.field;
  if ('optionsOf' in run) return run.optionsOf;
  if ('box' in run) return run.box;
  return 'unitOf' in run ? run.unitOf : null;
}

function checkRef(
  definition: ClassDefinition,
  sheet: Sheet,
  run: Run,
  ref: string,
  repeat: string | null,
  path: string,
  note: Note,
): void {
  const named = nameInLayout(definition, sheet, ref);
  if (named === null) return note(path, `there is no field '${ref}'`);
  if ('labelOf' in run) return;
  if (!('field' in named)) return note(path, `'${ref}' is a row, not a field`);
  if ('unitOf' in run) {
    if (!('unit' in named.field) || named.field.unit === undefined) note(path, `the field '${ref}' has no unit`);
    return;
  }
  if ((named.kind === 'column' || named.kind === 'matrixColumn') && repeat !== ref.split('.')[0])
    note(path, `'${ref}' is printed only where the rows of '${ref.split('.')[0] ?? ''}' are repeated`);
  if ('field' in run && (named.field.type === 'rows' || named.field.type === 'matrix'))
    note(path, `'${ref}' is a table; print its columns`);
  if ('optionsOf' in run || 'box' in run) checkBoxes(named.field, run, ref, path, note);
}

function checkBoxes(field: Field, run: Run, ref: string, path: string, note: Note): void {
  const codes = codesOf(field);
  if (codes === null) return note(path, `the field '${ref}' is of type '${field.type}' and has no boxes`);
  if ('box' in run && run.code !== undefined && !codes.includes(run.code))
    note(path, `the field '${ref}' has no option '${run.code}'`);
  if ('box' in run && run.code === undefined && field.type !== 'tick')
    note(path, `the box of '${ref}' names no option`);
}

function codesOf(field: Field): readonly string[] | null {
  const scalar = field as ScalarField;
  if (scalar.type === 'choice' || scalar.type === 'choices') return scalar.options.map((option) => option.code);
  if (scalar.type === 'yesno') return ['yes', 'no'];
  return scalar.type === 'tick' ? ['yes'] : null;
}
