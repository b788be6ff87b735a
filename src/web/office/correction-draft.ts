import { useSyncExternalStore } from 'react';
import type { Text } from '#src/definition/text.ts';
import type { AskedItem } from '#src/domain/workflow/correction.ts';

/** Something an official has pointed at and not yet asked for. */
export interface DraftItem extends AskedItem {
  readonly key: string;
  /** The place in words, as it was pointed at. */
  readonly label: Text;
}

const stored = (id: string): string => `laurel.correction.${id}`;
const drafts = new Map<string, readonly DraftItem[]>();
const listeners = new Set<() => void>();
const none: readonly DraftItem[] = [];

/** What lies on this machine of a case; nothing is lost by closing the page. */
function draftOf(id: string): readonly DraftItem[] {
  const known = drafts.get(id);
  if (known !== undefined) return known;
  const read = readStored(localStorage.getItem(stored(id)));
  drafts.set(id, read);
  return read;
}

function readStored(text: string | null): readonly DraftItem[] {
  if (text === null) return none;
  try {
    return JSON.parse(text) as readonly DraftItem[];
  } catch (error) {
    // Not ours, or cut off: there is nothing to go on with.
    if (error instanceof SyntaxError) return none;
    throw error;
  }
}

function keep(id: string, items: readonly DraftItem[]): void {
  drafts.set(id, items);
  if (items.length === 0) localStorage.removeItem(stored(id));
  else localStorage.setItem(stored(id), JSON.stringify(items));
  for (const listener of listeners) listener();
}

/** Two items about one place are one: the newer words stand. */
const samePlace = (a: DraftItem, b: DraftItem): boolean => JSON.stringify(a.place) === JSON.stringify(b.place);

export const addToDraft = (id: string, item: DraftItem): void =>
  keep(id, [...draftOf(id).filter((one) => !samePlace(one, item)), item]);
export const changeDraft = (id: string, key: string, words: Partial<Pick<DraftItem, 'reason' | 'asked'>>): void =>
  keep(
    id,
    draftOf(id).map((one) => (one.key === key ? { ...one, ...words } : one)),
  );
export const removeFromDraft = (id: string, key: string): void =>
  keep(
    id,
    draftOf(id).filter((one) => one.key !== key),
  );
export const clearDraft = (id: string): void => keep(id, none);

export function useDraft(id: string): readonly DraftItem[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draftOf(id),
  );
}
