import type { ClassDefinition } from '../edition-bundle.ts';
import { isScalar } from '../cell.ts';
import { runsOf } from '../layout-walk.ts';
import { pathOf } from '../problem.ts';
import type { Sheet } from '../sheet.ts';
import type { Note } from './note.ts';

/** A field of the notice that no layout prints would be asked for and lost; an addition may stay on the screen. */
export function checkPrinted(definition: ClassDefinition, sheet: Sheet, note: Note): void {
  if (sheet.origin === 'addition') return;
  const printed = printedPaths(definition, sheet);
  for (const [name, field] of Object.entries(sheet.fields)) {
    if (field.origin === 'addition') continue;
    const path = pathOf('fields', name);
    const missing = 'is printed nowhere; print it, or mark it as an addition';
    if (isScalar(field) || field.type === 'files' || field.type === 'portrait') {
      if (!printed.has(name)) note(path, `the field '${name}' ${missing}`);
    } else if (field.type === 'rows') {
      for (const [key, column] of Object.entries(field.columns))
        if (column.origin !== 'addition' && !printed.has(`${name}.${key}`))
          note(pathOf('fields', name, 'columns', key), `the column '${name}.${key}' ${missing}`);
    } else {
      for (const { key } of field.columns) {
        const whole =
          printed.has(`${name}.${key}`) || field.rows.every((row) => printed.has(`${name}.${row.key}.${key}`));
        if (!whole) note(path, `the cells '${name}.*.${key}' ${missing}`);
      }
    }
  }
}

/** What the sheet itself prints, and what sheets that stand over its rows print of them. */
function printedPaths(definition: ClassDefinition, sheet: Sheet): ReadonlySet<string> {
  const paths = new Set(inputsOf(sheet));
  for (const id of definition.sheets) {
    const other = definition.definitions[id];
    const [over, rows] = other?.over?.split('.') ?? [];
    if (other !== undefined && over === sheet.id)
      for (const ref of inputsOf(other)) paths.add(`${rows ?? ''}.${ref.split('.').at(-1) ?? ''}`);
  }
  return paths;
}

function inputsOf(sheet: Sheet): readonly string[] {
  return runsOf(sheet).flatMap(({ run }) =>
    'field' in run ? [run.field] : 'optionsOf' in run ? [run.optionsOf] : 'box' in run ? [run.box] : [],
  );
}
