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
/** Two values for one path: the person chooses. */
export interface Clash {
  readonly sheet: string;
  readonly path: string;
  readonly yours: Value;
  readonly theirs: Value | null;
  readonly version: number;
}

export const placeOf = (sheet: string, path: string): string => `${sheet}\n${path}`;

/** Whether two values are the same text or the same list. */
export function sameValue(a: Value | null | undefined, b: Value | null | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || !a || !b) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
