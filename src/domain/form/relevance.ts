import type { MatrixField } from '#src/definition/field.ts';
import type { Sheet } from '#src/definition/sheet.ts';
import type { Holds, Place } from './condition.ts';
import type { Part, Spot } from './walk.ts';

/** Whether a sheet, field or row with this condition concerns the applicant; not while the condition is unknown. */
export function concerns(condition: string | undefined, holds: Holds, place: Place): boolean {
  return condition === undefined || holds(condition, place) === true;
}

/** Whether a sheet concerns the applicant. */
export function sheetConcerns(sheet: Sheet, holds: Holds): boolean {
  return concerns(sheet.when, holds, {});
}

/** Whether a field of a part (whose sheet concerns the applicant) does too. */
export function fieldConcerns(part: Part, name: string, holds: Holds): boolean {
  return concerns(part.sheet.fields[name]?.when, holds, part.place);
}

/** Whether a spot concerns the applicant: its field, its matrix row and its own column or cell. */
export function spotConcerns(spot: Spot, holds: Holds): boolean {
  if (!concerns(spot.whole.when, holds, spot.part.place)) return false;
  if (spot.whole === spot.field) return true;
  const row = spot.whole.type === 'matrix' ? matrixRow(spot.whole, spot.place.row) : undefined;
  return concerns(row?.when, holds, spot.part.place) && concerns(spot.field.when, holds, spot.place);
}

function matrixRow(field: MatrixField, key: string | undefined): MatrixField['rows'][number] | undefined {
  return field.rows.find((row) => row.key === key);
}
