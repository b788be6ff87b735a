import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import type { Place } from './place.ts';
import type { CaseList } from './types.ts';

/** Rows of one page of a list. */
const pageSize = 50;
/** How often counters and lists are asked for anew; milliseconds. */
const beat = 60_000;

/** What narrows a list, as the address has it. */
export const filterNames = ['state', 'class', 'channel', 'region', 'industry', 'category', 'overdue', 'q'] as const;

/** The list that the address asks for: what waits for me, what I wait for, or all. */
export function viewOf(place: Place): 'waiting' | 'away' | 'all' {
  const view = place.get('view');
  return view === 'away' || view === 'all' ? view : 'waiting';
}

/** The question to the server for what the address asks. */
export function queryOf(place: Place, view: string): URLSearchParams {
  const query = new URLSearchParams({ view });
  for (const name of filterNames) {
    const value = place.get(name)?.trim() ?? '';
    if (value !== '') query.set(name, value);
  }
  return query;
}

const ask = async (query: URLSearchParams): Promise<CaseList> => {
  const answer = await request<CaseList>(`/api/cases?${query.toString()}`);
  if (!answer.ok) throw new Error(answer.refusal.reason.zh, { cause: answer.refusal });
  return answer.value;
};

/** A list with its pages so far. */
export function useCases(place: Place) {
  const query = queryOf(place, viewOf(place));
  query.set('order', place.get('order') === 'name' ? 'name' : 'due');
  query.set('limit', String(pageSize));
  return useInfiniteQuery({
    queryKey: ['cases', query.toString()],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const page = new URLSearchParams(query);
      if (pageParam !== '') page.set('after', pageParam);
      return ask(page);
    },
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: beat,
  });
}

/** How many cases a list has. */
export function useCount(query: URLSearchParams): number | undefined {
  const asked = new URLSearchParams(query);
  asked.set('limit', '1');
  const { data } = useQuery({
    queryKey: ['cases', 'count', asked.toString()],
    queryFn: () => ask(asked),
    placeholderData: keepPreviousData,
    refetchInterval: beat,
  });
  return data?.counted;
}
