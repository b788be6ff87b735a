import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What the address says of the page: filters, the case that is read, the panel and the part of it. */
export type Place = Pick<URLSearchParams, 'get'>;
/** Changes some of it and leaves the rest; null and '' take a word out. */
export type Move = (changes: Readonly<Record<string, string | null>>) => void;

export function usePlace(): readonly [Place, Move] {
  const [search, setSearch] = useSearchParams();
  const move = useCallback<Move>(
    (changes) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(changes))
            if (value === null || value === '') next.delete(key);
            else next.set(key, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [search, move];
}
