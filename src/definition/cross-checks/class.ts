import type { Clause } from '../edition.ts';
import type { ClassDefinition } from '../edition-bundle.ts';
import type { Field } from '../field.ts';
import { pathOf } from '../problem.ts';
import { nameOfPath } from '../reference.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** Everything a class file names is there: sheets, identity fields, evidence, seals, volumes, photos; none twice. */
export function checkClass(definition: ClassDefinition, note: Note): void {
  for (const id of repeated(definition.sheets)) note('/sheets', `the sheet '${id}' stands twice`);
  for (const id of definition.sheets)
    if (definition.definitions[id] === undefined) note('/sheets', `there is no sheet '${id}'`);
  for (const [index, id] of definition.sheets.entries()) {
    const sheet = definition.definitions[id];
    if (sheet?.emptyWhen !== undefined && sheet.office !== true)
      note(pathOf('sheets', index), `the sheet '${id}' has emptyWhen, but no office fills it in`);
  }
  for (const key of ['reports', 'evidence', 'seals', 'volumes'] as const) {
    for (const id of repeated(definition[key].map((one) => one.id))) note(pathOf(key), `'${id}' stands twice`);
  }
  checkIdentity(definition, note);
  checkVolumes(definition, note);
  for (const [index, seal] of definition.seals.entries()) {
    if (!definition.sheets.includes(seal.sheet))
      note(pathOf('seals', index, 'sheet'), `there is no sheet '${seal.sheet}'`);
  }
  for (const [key, sheet] of Object.entries(definition.office ?? {}))
    if (sheet !== undefined && definition.definitions[sheet]?.office !== true)
      note(pathOf('office', key), `'${sheet}' is no sheet of the offices`);
  for (const [index, { maxAgeField }] of definition.evidence.entries()) {
    if (maxAgeField !== undefined)
      checkField(
        definition,
        maxAgeField,
        ['date', 'month', 'year', 'integer'],
        pathOf('evidence', index, 'maxAgeField'),
        note,
      );
  }
  for (const [index, report] of definition.reports.entries())
    checkClauses(definition.clauses[report.id] ?? [], pathOf('reports', index, 'structure'), note);
  if (definition.photos !== undefined)
    checkField(definition, definition.photos.field, ['files'], '/photos/field', note);
}

function checkIdentity(definition: ClassDefinition, note: Note): void {
  const { name, code, contactEmail, filled, region, channel } = definition.identity;
  checkField(definition, name, ['text'], '/identity/name', note);
  checkField(definition, code, ['uscc', 'text', 'paper'], '/identity/code', note);
  if (contactEmail !== undefined) checkField(definition, contactEmail, ['email'], '/identity/contactEmail', note);
  checkField(definition, filled, ['date'], '/identity/filled', note);
  checkField(definition, region, ['code', 'choice', 'text'], '/identity/region', note);
  checkField(definition, channel, ['choice', 'code', 'text'], '/identity/channel', note);
}

function checkField(
  definition: ClassDefinition,
  dotted: string,
  types: readonly Field['type'][],
  path: string,
  note: Note,
): void {
  const named = nameOfPath(definition, dotted);
  if (named === null || !('field' in named)) return note(path, `there is no field '${dotted}'`);
  if (!types.includes(named.field.type))
    note(path, `the field '${dotted}' is of type '${named.field.type}', not ${types.join(' or ')}`);
}

function checkVolumes({ volumes, sheets, reports, loose, definitions }: ClassDefinition, note: Note): void {
  const bound: string[] = [...loose];
  for (const [index, id] of loose.entries())
    if (!sheets.includes(id)) note(pathOf('loose', index), `there is no sheet '${id}'`);
  for (const [index, volume] of volumes.entries()) {
    for (const [at, part] of volume.parts.entries()) {
      const path = pathOf('volumes', index, 'parts', at);
      if ('sheets' in part)
        for (const id of part.sheets)
          if (sheets.includes(id)) bound.push(id);
          else note(path, `there is no sheet '${id}'`);
      if ('report' in part && !reports.some((report) => report.id === part.report))
        note(path, `there is no report '${part.report}'`);
      if ('files' in part && !isFiles(definitions, part.files)) note(path, `there is no files field '${part.files}'`);
    }
  }
  for (const id of repeated(bound)) note('/volumes', `the sheet '${id}' is bound or printed twice`);
  for (const id of sheets) {
    const holdsFilesOnly =
      Object.values(definitions[id]?.fields ?? {}).every((field) => field.type === 'files') &&
      Object.keys(definitions[id]?.fields ?? {}).length > 0;
    if (!bound.includes(id) && !holdsFilesOnly)
      note('/volumes', `the sheet '${id}' is in no volume and not among the loose sheets`);
  }
}

function isFiles(definitions: ClassDefinition['definitions'], dotted: string): boolean {
  const [sheet = '', field = ''] = dotted.split('.');
  return definitions[sheet]?.fields[field]?.type === 'files';
}

function checkClauses(clauses: readonly Clause[], path: string, note: Note): void {
  if (clauses.length === 0) note(path, 'the report has no clauses');
  for (const id of repeated(clauses.map((clause) => clause.id))) note(path, `the clause '${id}' stands twice`);
}
