import type { ClashesFile, ClashKey } from '#src/definition/clashes.ts';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData, Row, SheetAnswers } from '../form/answers.ts';

/** A value an applicant is recognised by, in one form; `near` ones stand for names that differ by one character. */
export interface IdentityValue {
  readonly key: ClashKey;
  readonly value: string;
  readonly near: boolean;
}

/** Everything that identifies an applicant, in the one form in which it is compared; blanks give nothing. */
export function identityValues(
  clashes: ClashesFile,
  definition: ClassDefinition,
  data: ApplicationData,
  places: readonly string[],
): readonly IdentityValue[] {
  return Object.entries(clashes.keys[definition.id] ?? {}).flatMap(([key, fields]) =>
    (fields ?? [])
      .flatMap((dotted) => textsAt(data, dotted))
      .flatMap((text) => valuesOf(key as ClashKey, text, clashes, places)),
  );
}

function valuesOf(key: ClashKey, text: string, { ignore }: ClashesFile, places: readonly string[]): IdentityValue[] {
  if (key !== 'name') {
    const value = text.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');
    return value === '' ? [] : [{ key, value, near: false }];
  }
  const core = nameCore(text, [...ignore, ...places]);
  if ([...core].length < 2) return [];
  return [{ key, value: core, near: false }, ...shortened(core).map((value) => ({ key, value, near: true }))];
}

/** A name without punctuation, legal forms and place names; the name itself where nothing would be left. */
export function nameCore(name: string, ignore: readonly string[]): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const long = ignore.map((word) => word.normalize('NFKC').toLowerCase()).toSorted((a, b) => b.length - a.length);
  const core = long.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  return [...core].length < 2 ? plain : core;
}

/** The name with each one character left out: two names that differ by one share such a form. Short names have none. */
function shortened(core: string): readonly string[] {
  const characters = [...core];
  if (characters.length < 4) return [];
  return [...new Set(characters.map((_, i) => characters.toSpliced(i, 1).join('')))];
}

/** Typed texts at `sheet.field` or `sheet.rows.column`. */
function textsAt(data: ApplicationData, dotted: string): readonly string[] {
  const [sheet = '', field = '', column] = dotted.split('.');
  const answers = data.answers[sheet] as SheetAnswers | undefined;
  const value = answers?.[field];
  if (column === undefined) return typeof value === 'string' && value.trim() !== '' ? [value] : [];
  return Array.isArray(value) ? (value as readonly Row[]).flatMap((row) => (row[column] ?? '').trim() || []) : [];
}
