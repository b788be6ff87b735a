import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request } from '../api/request.ts';
import type { WholeCase } from './types.ts';

/** One case, whole. */
export function useCase(id: string) {
  return useQuery({ queryKey: ['case', id], queryFn: () => request<WholeCase>(`/api/cases/${id}`), staleTime: 0 });
}

/** Reads a case and the lists anew, after something was done. */
export function useReread(): (id?: string) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (id) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['cases'] }),
        queries.invalidateQueries({ queryKey: id === undefined ? ['case'] : ['case', id] }),
        queries.invalidateQueries({ queryKey: id === undefined ? ['dossier'] : ['dossier', id] }),
      ]);
    },
    [queries],
  );
}
