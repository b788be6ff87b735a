import type { ClassDefinition, Edition } from '../edition-bundle.ts';
import { isScalar } from '../cell.ts';
import type { ScalarField } from '../field.ts';
import { placeholdersIn } from '../placeholder.ts';
import { pathOf } from '../problem.ts';
import { nameOfPath } from '../reference.ts';
import type { SummaryFile } from '../summary.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** What the lines over the table may name. */
export const headFacts = ['authority', 'date', 'edition'] as const;

/** Columns name fields that are there and that may go out: no number of a person's paper, nothing sensitive (A5.1). */
export function checkSummary({ classes }: Pick<Edition, 'classes'>, summary: SummaryFile, note: Note): void {
  summary.head.forEach((line, index) => {
    for (const name of placeholdersIn(line))
      if (!(headFacts as readonly string[]).includes(name))
        note(pathOf('head', index), `there is no placeholder '{${name}}' here; known are ${headFacts.join(', ')}`);
  });
  for (const id of Object.keys(classes))
    if (!Object.hasOwn(summary.classes, id)) note('/classes', `the class '${id}' has no columns`);
  for (const [id, { columns }] of Object.entries(summary.classes)) {
    const definition = classes[id];
    const at = ['classes', id];
    if (definition === undefined) {
      note(pathOf(...at), `there is no class '${id}'`);
      continue;
    }
    for (const twice of repeated(columns.map((column) => column.id)))
      note(pathOf(...at, 'columns'), `the id '${twice}' stands twice`);
    columns.forEach(({ source }, index) => {
      if (!('field' in source)) return;
      const here = [...at, 'columns', index, 'source'];
      const reason = refusedField(definition, source.field);
      if (reason !== null) note(pathOf(...here, 'field'), reason);
      const [sheet = ''] = source.field.split('.');
      if (source.prefer !== undefined && definition.definitions[sheet]?.fields[source.prefer]?.type !== 'tick')
        note(pathOf(...here, 'prefer'), `the sheet '${sheet}' has no tick '${source.prefer}'`);
    });
  }
}

function refusedField(definition: ClassDefinition, dotted: string): string | null {
  const field = scalarAt(definition, dotted);
  if (field === null) return `'${dotted}' names no single answer of the form`;
  if (field.type === 'paper' || field.sensitive === true)
    return `'${dotted}' is personal and may not stand in a summary table`;
  return null;
}

/** The scalar field or matrix cell of a dotted path, or null. */
export function scalarAt(definition: ClassDefinition, dotted: string): ScalarField | null {
  const named = nameOfPath(definition, dotted);
  if (named?.kind === 'cell') return named.field;
  return named?.kind === 'field' && isScalar(named.field) ? named.field : null;
}
