import type { CodeList } from '#src/definition/edition.ts';

export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly selectable: boolean;
  readonly path: readonly string[];
}

const flattened = new WeakMap<CodeList, ReadonlyMap<string, CodeEntry>>();

/** All entries of a list by code, parents before children; `path` holds the labels above an entry. */
export function entriesOf(list: CodeList): ReadonlyMap<string, CodeEntry> {
  const known = flattened.get(list);
  if (known !== undefined) return known;
  const entries = new Map<string, CodeEntry>();
  const walk = (items: CodeList['items'], path: readonly string[]): void => {
    for (const { code, zh, en, selectable, children } of items) {
      entries.set(code, { code, zh, en, selectable: selectable !== false, path });
      if (children !== undefined) walk(children, [...path, zh]);
    }
  };
  walk(list.items, []);
  flattened.set(list, entries);
  return entries;
}

/** The entry a typed text means: its code, or a label that only one selectable entry bears. */
export function findEntry(list: CodeList, typed: string): CodeEntry | undefined {
  const entries = entriesOf(list);
  const text = typed.trim();
  const byCode = entries.get(text) ?? entries.get(text.toUpperCase());
  if (byCode !== undefined) return byCode;
  const named = [...entries.values()].filter(
    (entry) => entry.zh === text || entry.en.toLowerCase() === text.toLowerCase(),
  );
  const selectable = named.filter((entry) => entry.selectable);
  return selectable.length === 1 ? selectable[0] : named.length === 1 ? named[0] : undefined;
}
