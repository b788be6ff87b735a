import { isScalar } from '#src/definition/cell.ts';
import type { Field } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import { splitKey, type FlatAnswers } from '../form/flat.ts';
import { visible, type Audience, type Sight } from './visible.ts';

/** What is shown in the place of a typed text that is hidden: that something was typed, and no more. */
export const hiddenMark = '***';

/** How what is typed at a flat key of a sheet is shown, by the type and the mark of its field; a reason for a blank as its field. */
export function sightAt(sheet: Sheet, key: string, audience: Audience): Sight {
  const field = fieldAt(sheet, splitKey(key).path.replace(/^\$blank\//u, ''));
  return visible(field ?? {}, audience);
}

/** The sheet as an audience may read it: hidden texts are gone, and a mark stands where one was. */
export function sheetFor(sheet: Sheet, flat: FlatAnswers, audience: Audience): FlatAnswers {
  return Object.fromEntries(
    Object.entries(flat).map(([key, value]) => {
      const hide = typeof value === 'string' && value !== '' && sightAt(sheet, key, audience) === 'hidden';
      return [key, hide ? hiddenMark : value];
    }),
  );
}

/** The field, the column or the cell that a path names; undefined where there is none. */
function fieldAt(sheet: Sheet, path: string): Field | undefined {
  const [name = '', row = '', column = ''] = path.split('/');
  const field = Object.hasOwn(sheet.fields, name) ? sheet.fields[name] : undefined;
  if (field === undefined || isScalar(field) || row === '') return field;
  if (field.type === 'rows') return Object.hasOwn(field.columns, column) ? field.columns[column] : field;
  if (field.type !== 'matrix') return field;
  const line = field.rows.find((one) => one.key === row);
  const own = field.columns.find((one) => one.key === column);
  return own?.own === true ? own.cell : (line?.cell ?? own?.cell ?? field);
}
