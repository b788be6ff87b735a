import type { AuthorityEntry, Duty } from '../authority.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** Offices of the administration have a duty each, others none; where there is one of the three there are all. */
export function checkAuthorities(authorities: readonly AuthorityEntry[], note: Note): void {
  for (const [index, { id, kind, duty, each }] of authorities.entries()) {
    const at = pathOf('authorities', index);
    if ((kind === 'administration') !== (duty !== undefined))
      note(at, `'${id}': an office of the administration has a duty, and only such an office`);
    if (duty !== undefined && each !== undefined) note(at, `'${id}': an office of the administration stands over all`);
  }
  const duties = authorities.flatMap(({ duty }) => duty ?? []);
  for (const duty of repeated(duties)) note('/authorities', `the duty '${duty}' stands twice`);
  if (duties.length > 0)
    for (const duty of ['system', 'security', 'audit'] satisfies Duty[])
      if (!duties.includes(duty)) note('/authorities', `no authority has the duty '${duty}'`);
}
