import type { AuthorityEntry } from '../authority.ts';
import { compileConditions } from '../condition/compile.ts';
import type { ClassDefinition, Edition } from '../edition-bundle.ts';
import { isScalar } from '../cell.ts';
import { pathOf } from '../problem.ts';
import { nameOfPath } from '../reference.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** Authorities once each, of channels and classes that are there; what a department sees is plain and not sensitive. */
export function checkDepartments(edition: Edition, note: Note): void {
  const { authorities, channels } = edition;
  for (const id of repeated(authorities.map((one) => one.id)))
    note('/authorities', `the authority '${id}' stands twice`);
  for (const [index, entry] of authorities.entries()) {
    const at = (...steps: readonly (string | number)[]): string => pathOf('authorities', index, ...steps);
    if (channels.some((channel) => channel.id === entry.id)) note(at('id'), `'${entry.id}' is the id of a channel`);
    if (entry.of !== undefined && !channels.some((channel) => channel.id === entry.of))
      note(at('of'), `there is no channel '${entry.of}'`);
    checkClasses(edition, entry, at, note);
  }
  checkRules(edition, note);
}

function checkClasses(
  { classes }: Edition,
  entry: AuthorityEntry,
  at: (...steps: readonly (string | number)[]) => string,
  note: Note,
): void {
  for (const key of ['classes', 'askedWhen', 'sees'] as const)
    if (entry[key] !== undefined && entry.kind !== 'city-department')
      note(at(key), 'only a department that is consulted has it');
  for (const id of entry.classes ?? []) if (classes[id] === undefined) note(at('classes'), `there is no class '${id}'`);
  for (const key of ['askedWhen', 'sees'] as const)
    for (const id of Object.keys(entry[key] ?? {}))
      if (classes[id] === undefined || entry.classes?.includes(id) === false)
        note(at(key, id), `it is not consulted on a class '${id}'`);
  for (const [id, fields] of Object.entries(entry.sees ?? {})) {
    const definition = classes[id];
    if (definition !== undefined)
      for (const [place, dotted] of fields.entries())
        if (!isShowable(definition, dotted))
          note(at('sees', id, place), `'${dotted}' is no plain field of the applicant that may be shown`);
  }
}

/** A scalar of a sheet that the applicant fills in once, and that is not sensitive. */
function isShowable(definition: ClassDefinition, dotted: string): boolean {
  const sheet = definition.definitions[dotted.split('.')[0] ?? ''];
  const named = nameOfPath(definition, dotted);
  return (
    sheet !== undefined &&
    sheet.repeat === undefined &&
    sheet.office !== true &&
    named?.kind === 'field' &&
    isScalar(named.field) &&
    named.field.sensitive !== true
  );
}

function checkRules({ authorities, consultation, messages }: Edition, note: Note): void {
  const asked = authorities.some((one) => one.kind === 'city-department');
  if (asked !== (consultation !== undefined))
    note('/consultation', 'it must be there where a department is consulted, and only there');
  for (const [key, id] of Object.entries(consultation?.tells ?? {}))
    if (!messages.some((one) => one.id === id))
      note(pathOf('consultation', 'tells', key), `there is no message '${id}'`);
}

/** Every condition under which a department is asked fits the fields of its class. */
export function checkAskedWhen(edition: Edition, note: Note): void {
  for (const [index, entry] of edition.authorities.entries())
    for (const [id, condition] of Object.entries(entry.askedWhen ?? {})) {
      const { problem } = compileConditions(edition, id).at(condition);
      if (problem !== null)
        note(
          pathOf('authorities', index, 'askedWhen', id),
          `${problem.reason} (at character ${problem.position + 1} of “${condition}”)`,
        );
    }
}
