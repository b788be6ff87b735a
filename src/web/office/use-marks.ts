import { useCallback, useMemo, useState } from 'react';
import type { CaseRow } from './types.ts';

/** Which rows are selected for an act on many; only rows that are shown count. */
export interface Marks {
  readonly marked: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly all: (on: boolean) => void;
}

export function useMarks(rows: readonly CaseRow[]): Marks {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const marked = useMemo(() => new Set(rows.filter((row) => chosen.has(row.id)).map((row) => row.id)), [rows, chosen]);
  const toggle = useCallback(
    (id: string) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const all = useCallback((on: boolean) => setChosen(on ? new Set(rows.map((row) => row.id)) : new Set()), [rows]);
  return useMemo(() => ({ marked, toggle, all }), [marked, toggle, all]);
}
