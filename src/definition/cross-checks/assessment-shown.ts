import type { AssessmentFile } from '../assessment.ts';
import type { Edition } from '../edition-bundle.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';
import { scalarAt } from './summary.ts';

/** What is shown in public of a winner, and what winners may share, are single answers of their class that are not personal. */
export function checkShown({ classes }: Edition, { notice, conferment }: AssessmentFile, note: Note): void {
  const check = (of: string, field: string | undefined, at: readonly (string | number)[]): void => {
    const definition = classes[of];
    if (field === undefined || definition === undefined) return;
    const found = scalarAt(definition, field);
    if (found === null) note(pathOf(...at), `'${field}' names no single answer of the form`);
    else if (found.type === 'paper' || found.sensitive === true)
      note(pathOf(...at), `'${field}' is personal and may not be published`);
  };
  for (const [of, { unit, post }] of Object.entries(notice.shows ?? {})) {
    if (!Object.hasOwn(classes, of)) note(pathOf('notice', 'shows', of), `there is no class '${of}'`);
    check(of, unit, ['notice', 'shows', of, 'unit']);
    check(of, post, ['notice', 'shows', of, 'post']);
  }
  for (const [of, parts] of Object.entries(conferment.shares ?? {})) {
    if (!Object.hasOwn(classes, of)) note(pathOf('conferment', 'shares', of), `there is no class '${of}'`);
    for (const [index, { from }] of parts.entries()) check(of, from, ['conferment', 'shares', of, index, 'from']);
    for (const twice of repeated(parts.map(({ id }) => id)))
      note(pathOf('conferment', 'shares', of), `the part '${twice}' stands twice`);
  }
}
