import { pathOf } from '#src/definition/problem.ts';
import type { Checking, Place } from './finding.ts';

/** A place where two JSON values differ. */
export interface Difference {
  readonly path: string;
  readonly stands: unknown;
  readonly follows: unknown;
}

/** Where two JSON values differ, as JSON Pointers below `path`; the order of keys says nothing, that of lists does. */
export function differences(stands: unknown, follows: unknown, path = ''): Difference[] {
  if (Object.is(stands, follows)) return [];
  if (Array.isArray(stands) && Array.isArray(follows) && stands.length === follows.length)
    return stands.flatMap((one, index) => differences(one, follows[index], `${path}/${index}`));
  if (isObject(stands) && isObject(follows)) {
    const keys = [...new Set([...Object.keys(follows), ...Object.keys(stands)])];
    return keys.flatMap((key) => differences(stands[key], follows[key], `${path}${pathOf(key)}`));
  }
  return [{ path, stands, follows }];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As many as are shown of one row. */
const most = 5;
const shown = (value: unknown): string => {
  const text = value === undefined ? '—' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

/** Notes where what stands in a row is not what follows; `from` says from what. True where all is as it follows. */
export function compare(
  into: Checking,
  place: Place,
  stands: unknown,
  follows: unknown,
  from: { readonly zh: string; readonly en: string },
): boolean {
  // What has no JSON, as a key without a value, says nothing.
  const found = differences(plainJson(stands), plainJson(follows), place.path ?? '');
  for (const one of found.slice(0, most))
    into.wrong(
      { ...place, path: one.path },
      `记载为${shown(one.stands)}，由${from.zh}重新计算应为${shown(one.follows)}`,
      `it says ${shown(one.stands)}; recomputed from ${from.en} it is ${shown(one.follows)}`,
    );
  return found.length === 0;
}

const plainJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
