import type { Bundle } from './edition-bundle.ts';

/** What may change in any amendment: its own record, and the call as the public page shows it. */
const free = /^\/(amendment|call)$/u;
const isText = /\/(zh|en)$/u;

/**
 * Where a later bundle of an edition differs from an earlier one in more than wording: the first such place as a JSON
 * Pointer, or null. Wording is every `zh` and `en` text.
 */
export function beyondWording(from: Bundle, to: Bundle): string | null {
  return firstDifference(from, to, '', sameParts);
}

/** Where two values differ in more than wording, or null: of parts of a bundle, such as its workflow. */
export const partBeyondWording = (from: unknown, to: unknown): string | null =>
  firstDifference(from, to, '', sameParts);

/** Where it takes away or changes something that was there, other than wording and layout; or null, where all of it is new. */
export function beyondAddition(from: Bundle, to: Bundle): string | null {
  return firstDifference(from, to, '', grownParts);
}

/** Compares what two objects or lists hold; gives the first place, or null. */
type Compare = (a: Parts, b: Parts, at: string) => string | null;
type Parts = Readonly<Record<string, unknown>> | readonly unknown[];

function firstDifference(a: unknown, b: unknown, at: string, parts: Compare): string | null {
  if (free.test(at) || a === b) return null;
  if (typeof a === 'string' && typeof b === 'string') return isText.test(at) ? null : at;
  if (!isParts(a) || !isParts(b) || Array.isArray(a) !== Array.isArray(b)) return at;
  return parts(a, b, at);
}

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;
const below = (at: string, key: string | number): string =>
  `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

function sameParts(a: Parts, b: Parts, at: string): string | null {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = firstDifference(left[key], right[key], below(at, key), sameParts);
    if (found !== null) return found;
  }
  return null;
}

/** How a sheet is laid out may follow what is added to it. */
const layout = /^\/classes\/[^/]+\/definitions\/[^/]+\/blocks$/u;
/** Objects and lists of words to which something may be added. */
const growing = [
  /^\/(classes|codes|criteria|file\/referenceDates)$/u,
  /^\/classes\/[^/]+\/(definitions|clauses)$/u,
  /\/(fields|columns)$/u,
  /^\/file\/(classes|codeLists|criteria)$/u,
  /^\/classes\/[^/]+\/(sheets|loose|volumes\/\d+\/parts\/\d+\/sheets)$/u,
];

function grownParts(a: Parts, b: Parts, at: string): string | null {
  if (layout.test(at)) return null;
  if (Array.isArray(a)) return grownList(a, b as readonly unknown[], at);
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const added = Object.keys(right).find((key) => !Object.hasOwn(left, key));
  if (added !== undefined && !growing.some((place) => place.test(at)) && !isAddedMark(at, added))
    return below(at, added);
  for (const key of Object.keys(left)) {
    const found = Object.hasOwn(right, key)
      ? firstDifference(left[key], right[key], below(at, key), grownParts)
      : below(at, key);
    if (found !== null) return found;
  }
  return null;
}

/** The record of the amendment itself is new where the base had none. */
const isAddedMark = (at: string, key: string): boolean => at === '' && key === 'amendment';

/** Every element is still there, in the same order; others stand between. */
function grownList(a: readonly unknown[], b: readonly unknown[], at: string): string | null {
  const grows = a.every(isKeyed) && b.every(isKeyed) ? true : growing.some((place) => place.test(at));
  if (!grows && a.length !== b.length) return at;
  let next = 0;
  for (const [index, one] of a.entries()) {
    const found = grows ? b.findIndex((other, place) => place >= next && identity(other) === identity(one)) : index;
    if (found < 0) return below(at, index);
    const different = firstDifference(one, b[found], below(at, index), grownParts);
    if (different !== null) return different;
    next = found + 1;
  }
  return null;
}

const nameIn = (one: object): unknown => {
  const { id, key, row, code } = one as Record<string, unknown>;
  return id ?? key ?? row ?? code;
};
const isKeyed = (one: unknown): boolean => typeof one === 'object' && one !== null && nameIn(one) !== undefined;

/** What an element is known by: acts of one name by where they start as well. */
function identity(one: unknown): string {
  if (typeof one !== 'object' || one === null) return JSON.stringify(one);
  const { from, origin } = one as Record<string, unknown>;
  return JSON.stringify([nameIn(one), from, origin]);
}
