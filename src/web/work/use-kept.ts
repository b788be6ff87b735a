import { useCallback, useEffect, useState } from 'react';

export interface Kept<T> {
  readonly value: T;
  readonly keep: (change: (before: T) => T) => void;
  readonly clear: () => void;
  /** Whether it was there before the page was opened. */
  readonly stale: boolean;
}

/**
 * Something half written that stays on this machine until it is sent: closing the page, a lost network or an ended session
 * loses nothing. `empty` is the same object at each rendering.
 */
export function useKept<T extends object>(key: string, empty: T): Kept<T> {
  const stored = `laurel.kept.${key}`;
  const [value, keep] = useState<T>(() => {
    const kept = readKept(localStorage.getItem(stored));
    return kept === null ? empty : { ...empty, ...kept };
  });
  const [stale, setStale] = useState(value !== empty);
  useEffect(() => {
    if (value === empty) localStorage.removeItem(stored);
    else localStorage.setItem(stored, JSON.stringify(value));
  }, [stored, value, empty]);
  const clear = useCallback(() => {
    keep(empty);
    setStale(false);
  }, [empty]);
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
