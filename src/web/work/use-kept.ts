import { useCallback, useState } from 'react';

/**
 * Something half written that stays on this machine until it is sent: closing the page, a lost network or an ended session
 * loses nothing. `stale` says that it was there before the page was opened.
 */
export function useKept<T extends object>(
  key: string,
  empty: T,
): { readonly value: T; readonly keep: (value: T) => void; readonly clear: () => void; readonly stale: boolean } {
  const stored = `laurel.kept.${key}`;
  const [first] = useState(() => readKept(localStorage.getItem(stored)));
  const [value, set] = useState<T>({ ...empty, ...first });
  const [stale, setStale] = useState(first !== null);
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(stored, JSON.stringify(next));
      set(next);
    },
    [stored],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(stored);
    set(empty);
    setStale(false);
  }, [stored, empty]);
  return { value, keep, clear, stale };
}

/** What lies there; null where it is nothing of ours. */
export function readKept(text: string | null): object | null {
  if (text === null) return null;
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : null;
  } catch (error) {
    // Cut off or not ours: there is nothing to go on with.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
