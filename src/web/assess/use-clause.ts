import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { usePlace } from '../office/place.ts';

/**
 * The clause that the address names, and how another is chosen: on the page at once, though the address follows in its own
 * time, so that a digit typed right after belongs to the new clause.
 */
export function useClause(): readonly [string | null, (clause: string) => void] {
  const [place, move] = usePlace();
  const there = place.get('clause');
  const [ahead, setAhead] = useState<string | null>(null);
  useEffect(() => setAhead((one) => (one === there ? null : one)), [there]);
  const choose = useCallback(
    (clause: string): void => {
      flushSync(() => setAhead(clause === there ? null : clause));
      move({ clause });
    },
    [move, there],
  );
  return [ahead ?? there, choose];
}
