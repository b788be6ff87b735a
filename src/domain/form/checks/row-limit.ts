import type { Issue } from '../field-type.ts';
import { error } from '../issue.ts';

/** A table with more rows than it takes. */
export function tooManyRows(count: number, max: number): Issue {
  return error(
    `现有 ${count} 行，最多 ${max} 行。请删去多余的行。`,
    `There are ${count} rows where at most ${max} are allowed. Remove the others.`,
  );
}
