import type { Text } from '#src/definition/text.ts';
import { mergeLists } from '#src/domain/form/save.ts';

/** What one path of a store holds: a typed text or a list of ids. */
export type Value = string | readonly string[];

/** An edit that the server has not yet confirmed. `seen` is the version it builds on; lists carry the list they began from. */
export interface Edit {
  readonly sheet: string;
  readonly path: string;
  readonly value: Value;
  readonly seen: number;
  readonly base?: readonly string[] | undefined;
  /** Names this very edit, so that a later one at the same path is not taken for it. */
  readonly token: string;
}
/** What the server is known to hold at a path. */
export interface Known {
  readonly mark: number;
  readonly value: Value | null;
}
/** Two values for one path: the person chooses. `token` names the edit that brought the person's own. */
export interface Clash {
  readonly sheet: string;
  readonly path: string;
  readonly yours: Value;
  readonly theirs: Value | null;
  readonly version: number;
  readonly token: string;
}
/** An edit the server will not have, and why. */
export interface Refused extends Edit {
  readonly reason: Text;
}

export const placeOf = (sheet: string, path: string): string => `${sheet}\n${path}`;

/** Whether two values are the same text or the same list. */
export function sameValue(a: Value | null | undefined, b: Value | null | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || !a || !b) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

export const listIn = (value: Value | null | undefined): readonly string[] =>
  value === null || value === undefined || typeof value === 'string' ? [] : value;

/** The same edit made over what the server has come to hold after another one that was sent. */
export function rebase(sent: Edit, known: Known, newer: Edit): Edit {
  if (typeof newer.value === 'string') return { ...newer, seen: known.mark };
  const list = listIn(known.value);
  return { ...newer, value: mergeLists(listIn(sent.value), list, newer.value), seen: known.mark, base: list };
}

/** What a page shows of an edit that was made elsewhere: the text, or its additions and removals in the list that is there. */
export function shownAs({ value, seen, base }: Edit, known: Known): Value {
  return typeof value === 'string' || known.mark <= seen ? value : mergeLists(base ?? [], listIn(known.value), value);
}

/** Both tabs' additions to and removals from one list, as one edit; null where either is a text. */
export function joinLists(one: Edit, other: Edit, token: string): Edit | null {
  if (typeof one.value === 'string' || typeof other.value === 'string') return null;
  const [base, others] = [one.base ?? [], other.base ?? []];
  // What only the other had before it is no addition of its own: to both it was there.
  const unseen = others.filter((id) => !base.includes(id));
  return {
    ...one,
    value: mergeLists(others, [...one.value, ...unseen], other.value),
    seen: Math.min(one.seen, other.seen),
    base: [...base, ...unseen],
    token,
  };
}
