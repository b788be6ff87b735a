import { compileConditions } from '../condition/compile.ts';
import type { Place } from '../condition/place.ts';
import type { Edition } from '../edition-bundle.ts';
import type { Field } from '../field.ts';
import { layoutConditions } from '../layout-walk.ts';
import { pathOf } from '../problem.ts';
import type { Sheet } from '../sheet.ts';
import type { Note } from './note.ts';

/** Every condition outside the rules parses, reads fields that are there, and fits their types. */
export function checkConditions(edition: Edition, className: string, noteIn: (file: string) => Note): void {
  const conditions = compileConditions(edition, className);
  const definition = edition.classes[className];
  if (definition === undefined) return;
  const checkOne = (file: string, path: string, condition: string | undefined, place: Place): void => {
    const problem = condition === undefined ? null : conditions.at(condition, place).problem;
    if (problem !== null)
      noteIn(file)(path, `${problem.reason} (at character ${problem.position + 1} of “${condition ?? ''}”)`);
  };
  const classFile = `${className}/class.json`;
  for (const [index, category] of definition.evidence.entries())
    checkOne(classFile, pathOf('evidence', index, 'requiredWhen'), category.requiredWhen, {});
  for (const [index, seal] of definition.seals.entries())
    checkOne(classFile, pathOf('seals', index, 'when'), seal.when, {});
  for (const id of definition.sheets) {
    const sheet = definition.definitions[id];
    if (sheet !== undefined)
      for (const { path, condition, place } of conditionsOf(sheet))
        checkOne(`${className}/sheets/${id}.json`, path, condition, place);
  }
}

interface Placed {
  readonly path: string;
  readonly condition: string | undefined;
  readonly place: Place;
}

function conditionsOf(sheet: Sheet): readonly Placed[] {
  const place = { sheet: sheet.id };
  return [
    { path: '/when', condition: sheet.when, place: {} },
    { path: '/emptyWhen', condition: sheet.emptyWhen, place: {} },
    ...layoutConditions(sheet).map(({ text, path }) => ({ path, condition: text, place: layoutPlace(sheet, path) })),
    ...Object.entries(sheet.fields).flatMap(([name, field]) =>
      fieldConditions(field, ['fields', name], place, { ...place, field: name }),
    ),
  ];
}

/** Inside a repeated row of a grid or a repeated paragraph a condition may read `row`. */
function layoutPlace(sheet: Sheet, path: string): Place {
  const [, , block, , row] = path.split('/');
  const holder = sheet.blocks[Number(block)];
  const repeat = holder?.kind === 'grid' ? (holder.rows[Number(row)]?.repeat ?? holder.repeat) : undefined;
  return repeat === undefined ? { sheet: sheet.id } : { sheet: sheet.id, field: repeat };
}

function fieldConditions(
  field: Field,
  steps: readonly (string | number)[],
  place: Place,
  inRow: Place,
): readonly Placed[] {
  const own = (['when', 'owesWhen'] as const).map((key) => ({
    path: pathOf(...steps, key),
    condition: field[key],
    place,
  }));
  if (field.type === 'rows')
    return [
      ...own,
      ...Object.entries(field.columns).flatMap(([key, column]) =>
        fieldConditions(column, [...steps, 'columns', key], inRow, inRow),
      ),
    ];
  if (field.type !== 'matrix') return own;
  return [
    ...own,
    ...field.rows.flatMap((row, index) => [
      { path: pathOf(...steps, 'rows', index, 'when'), condition: row.when, place },
      ...(row.cell === undefined ? [] : fieldConditions(row.cell, [...steps, 'rows', index, 'cell'], inRow, inRow)),
    ]),
    ...field.columns.flatMap((column, index) =>
      fieldConditions(column.cell, [...steps, 'columns', index, 'cell'], inRow, inRow),
    ),
  ];
}
