/** One edit: the value typed, and the version of that path the editor saw. Lists bring the list they began from. */
export interface Change {
  readonly path: string;
  readonly value: string | readonly string[];
  readonly seen: number;
  readonly base?: readonly string[] | undefined;
}
export interface CurrentValue {
  readonly mark: number;
  readonly value: string | readonly string[] | null;
}
export interface Conflict {
  readonly path: string;
  readonly yours: string | readonly string[];
  readonly theirs: string | readonly string[] | null;
  readonly version: number;
}
export interface SavePlan {
  /** What is to be written; a path whose value is there already is left out. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly conflicts: readonly Conflict[];
  /** Paths that hold the wished value already, with their version: a repeated save, or two people of one mind. */
  readonly unchanged: Readonly<Record<string, number>>;
}

const same = (a: string | readonly string[] | null, b: string | readonly string[]): boolean => {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a !== null && a.length === b.length && a.every((item, i) => item === b[i]);
};

/** Both sides' additions and removals; the wished order where nobody else touched the list. */
export function mergeLists(
  base: readonly string[],
  current: readonly string[],
  wished: readonly string[],
): readonly string[] {
  if (same(current, base)) return wished;
  const removed = new Set(base.filter((id) => !wished.includes(id)));
  const added = wished.filter((id) => !base.includes(id) && !current.includes(id));
  return [...current.filter((id) => !removed.has(id)), ...added];
}

/** A path conflicts only where it changed since it was seen, so that two people in different cells never do. */
export function planSave(changes: readonly Change[], current: Readonly<Record<string, CurrentValue>>): SavePlan {
  const values: Record<string, string | readonly string[]> = {};
  const unchanged: Record<string, number> = {};
  const conflicts: Conflict[] = [];
  for (const { path, value, seen, base } of changes) {
    const now = current[path] ?? { mark: 0, value: null };
    if (same(now.value, value)) unchanged[path] = now.mark;
    else if (now.mark <= seen) values[path] = value;
    else if (typeof value !== 'string') values[path] = mergeLists(base ?? [], listOf(now.value), value);
    else conflicts.push({ path, yours: value, theirs: now.value, version: now.mark });
  }
  return { values, conflicts, unchanged };
}

const listOf = (value: string | readonly string[] | null): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];
