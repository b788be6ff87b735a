import type { Issue } from './field-type.ts';
import { error } from './issue.ts';

/** A year, month or day outside the field's bounds; ISO texts of one kind compare as they stand. */
export function boundsIssue(
  iso: string,
  { min, max }: { readonly min?: string | undefined; readonly max?: string | undefined },
): Issue | null {
  if (min !== undefined && iso < min.slice(0, iso.length))
    return error(`不能早于 ${min}。请核对后重新填写。`, `It cannot be before ${min}. Check it and fill it in again.`);
  if (max !== undefined && iso > max.slice(0, iso.length))
    return error(`不能晚于 ${max}。请核对后重新填写。`, `It cannot be after ${max}. Check it and fill it in again.`);
  return null;
}
