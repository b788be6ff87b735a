import type { FieldMove } from '#src/definition/amendment.ts';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { nameOfPath } from '#src/definition/reference.ts';
import { evidenceStore, type Stores } from './application.ts';
import { flatKey, splitKey } from './flat.ts';

export type Typed = string | readonly string[];
/** What is written where an amendment moves fields: by store and key; what is left behind becomes empty. */
export type MovedValues = Readonly<Record<string, Readonly<Record<string, Typed>>>>;

/** Where something typed goes: a place, null where its field is no more, undefined where it stays. */
export type Landing = { readonly store: string; readonly key: string } | null | undefined;

const blank = '$blank/';

/** Where the value at a key of a store goes by the first of these moves that speaks of it. `old` is the class before. */
export function landingOf(old: ClassDefinition, moves: readonly FieldMove[], store: string, key: string): Landing {
  for (const move of moves) {
    const landing = landingBy(old, move, store, key);
    if (landing !== undefined) return landing;
  }
  return undefined;
}

function landingBy(old: ClassDefinition, { from, to }: FieldMove, store: string, key: string): Landing {
  const [sheet = '', field = '', part] = from.split('.');
  if (store !== sheet) return undefined;
  const { instance, path } = splitKey(key);
  const prefix = path.startsWith(blank) ? blank : '';
  const steps = path.slice(prefix.length).split('/');
  const [name = '', group] = (steps[0] ?? '').split('@');
  if (name !== field) return undefined;
  // The rows of a matrix stand second in a path; its columns, and those of a list, third.
  const at = nameOfPath(old, from)?.kind === 'matrixRow' ? 1 : 2;
  if (part !== undefined && steps[at] !== part) return undefined;
  if (to === null) return null;
  const [target = '', toField = '', toPart = ''] = to.split('.');
  const moved =
    part === undefined
      ? [group === undefined ? toField : `${toField}@${group}`, ...steps.slice(1)]
      : steps.with(at, toPart);
  return { store: target, key: flatKey(instance, prefix + moved.join('/')) };
}

/** Everything that these moves write, of what is typed in the stores of a class. */
export function movedValues(old: ClassDefinition, moves: readonly FieldMove[], stores: Stores): MovedValues {
  const written: Record<string, Record<string, Typed>> = {};
  const write = (store: string, key: string, value: Typed): void => {
    written[store] = { ...written[store], [key]: value };
  };
  for (const [store, flat] of Object.entries(stores))
    for (const [key, value] of Object.entries(flat)) {
      if (value.length === 0) continue;
      const landing = landingOf(old, moves, store, key);
      if (landing === undefined) continue;
      write(store, key, typeof value === 'string' ? '' : []);
      if (landing !== null) write(landing.store, landing.key, value);
    }
  for (const [key, value] of Object.entries(stores[evidenceStore] ?? {})) {
    if (!/^items\/[^/]+\/proves$/u.test(key) || typeof value === 'string') continue;
    const proves = value.flatMap((one) => provenBy(moves, one));
    if (proves.join('\n') !== value.join('\n')) write(evidenceStore, key, proves);
  }
  return written;
}

/** What a piece of evidence proves, by its new name; nothing where the field is no more. */
function provenBy(moves: readonly FieldMove[], name: string): readonly string[] {
  const move = moves.find(({ from }) => name === from || name.startsWith(`${from}.`));
  if (move === undefined) return [name];
  return move.to === null ? [] : [move.to + name.slice(move.from.length)];
}
