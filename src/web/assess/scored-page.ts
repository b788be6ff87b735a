import { useMemo } from 'react';
import type { ScoredSet } from '#src/domain/scoring/scored-items.ts';
import type { JudgedPage } from './types.ts';

/** What is judged, as the domain's functions take it. */
export const setOf = ({ items, categories, maximum }: JudgedPage): ScoredSet => ({ items, categories, maximum });

export const useSet = (page: JudgedPage): ScoredSet => useMemo(() => setOf(page), [page]);
