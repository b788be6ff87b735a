import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request } from '../api/request.ts';
import type { CaseConsultations, LetterList, WholeLetter } from './consultation-types.ts';

/** Letters of one page of the list. */
const pageSize = 50;

/** The letters somebody may see, newest first, with the pages so far. */
export function useLetters(state: string) {
  return useInfiniteQuery({
    queryKey: ['letters', state],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const query = new URLSearchParams({ limit: String(pageSize) });
      if (state !== '') query.set('state', state);
      if (pageParam !== '') query.set('after', pageParam);
      const answer = await request<LetterList>(`/api/consultations?${query.toString()}`);
      if (!answer.ok) throw new Error(answer.refusal.reason.zh, { cause: answer.refusal });
      return answer.value;
    },
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 0,
  });
}

export function useLetter(id: string) {
  return useQuery({
    queryKey: ['letter', id],
    queryFn: () => request<WholeLetter>(`/api/consultations/${id}`),
    staleTime: 0,
  });
}

export function useCaseConsultations(id: string) {
  return useQuery({
    queryKey: ['case-consultations', id],
    queryFn: () => request<CaseConsultations>(`/api/cases/${id}/consultations`),
    staleTime: 0,
  });
}

/** Reads letters, cases and their lists anew, after something was done. */
export function useRereadLetters(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(
      ['letters', 'letter', 'case-consultations', 'case', 'cases'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  }, [queries]);
}
