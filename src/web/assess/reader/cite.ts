import { useCallback, useMemo } from 'react';
import { useScores } from '../score-hooks.ts';
import { useDeskState } from '../desk/desk-context.ts';
import type { PageMark } from './pdf-page.tsx';
import type { Cite } from './selection-bar.tsx';

/** Makes comments of what is selected in a file; null where nothing may be written. */
export function useCite(file: string): Cite | null {
  const { add, editable } = useDeskState();
  const cite = useCallback<Cite>(
    (kind, { page, rects, quote }) =>
      add(kind, {
        anchor: { kind: 'pdf', file, page, rects: rects.map((rect) => [...rect] as typeof rect), quote },
        quote,
      }),
    [add, file],
  );
  return editable ? cite : null;
}

/** What the comments on the chosen clause rest on in a file. */
export function useMarks(file: string): readonly (PageMark & { readonly page: number })[] {
  const { item } = useDeskState();
  const { notes } = useScores();
  return useMemo(
    () =>
      notes.flatMap(({ id, kind, anchor, item: of }) =>
        of === item.clause && anchor?.kind === 'pdf' && anchor.file === file
          ? [{ id, page: anchor.page, tone: kind ?? 'plain', rects: anchor.rects }]
          : [],
      ),
    [notes, item.clause, file],
  );
}
