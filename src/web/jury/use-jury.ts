import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { request, type Answered } from '../api/request.ts';
import { useLanguage } from '../words/language.tsx';
import { notify } from '../work/notices.ts';
import { useSession } from '../work/session.tsx';
import type { DecisionMatters, MotionPageData } from './types.ts';

/** How often a page asks how the session goes on; milliseconds. */
const beat = 10_000;

/** The edition whose award is dealt with: the newest of the programme in which somebody has a seat. */
export function useAwardEdition(): { readonly programme: string; readonly edition: string } {
  const { editions, seats } = useSession();
  const own = editions.findLast((one) => seats.some((seat) => seat.programme === one.programme)) ?? editions.at(-1);
  return { programme: own?.programme ?? '', edition: own?.edition ?? '' };
}

/** Reads something of the award's course again and again, so that everybody at the table sees the same. */
export function useMatter<T>(path: string) {
  return useQuery({ queryKey: ['award', path], queryFn: () => request<T>(path), refetchInterval: beat, staleTime: 0 });
}

export function useDecision() {
  const { programme, edition } = useAwardEdition();
  return useMatter<DecisionMatters>(`/api/decision?programme=${programme}&edition=${edition}`);
}
export const useMotion = (id: string) => useMatter<MotionPageData>(`/api/motions/${id}`);

export interface Send {
  readonly path: string;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** What is said at the foot of the page when it is done. */
  readonly done: string;
}

/** Does one act; says that it is done or why not, and reads what the page shows anew. */
export function useAct(): { readonly busy: boolean; readonly act: <T>(send: Send) => Promise<Answered<T>> } {
  const queries = useQueryClient();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async <T>({ path, method = 'POST', body, done }: Send): Promise<Answered<T>> => {
      setBusy(true);
      const answer = await request<T>(path, body === undefined ? { method } : { method, body });
      setBusy(false);
      if (answer.ok) notify({ text: done });
      else notify({ text: answer.refusal.reason[language], tone: 'error' });
      await queries.invalidateQueries({ queryKey: ['award'] });
      return answer;
    },
    [queries, language],
  );
  return { busy, act };
}

/** What somebody's seats let them do; the server decides. */
export function useRights(): { readonly chairs: boolean; readonly manages: boolean; readonly confirms: boolean } {
  const { seats } = useSession();
  const has = (side: string, ...roles: readonly string[]): boolean =>
    seats.some((seat) => seat.side === side && roles.includes(seat.role));
  return {
    chairs: has('committee', 'leader') || has('province', 'leader'),
    manages: has('province', 'handler', 'reviewer'),
    confirms: has('province', 'leader'),
  };
}

/** The titles of an edition's classes, by id. */
export function useClassTitle(): (className: string) => string {
  const { editions } = useSession();
  const language = useLanguage();
  const { programme, edition } = useAwardEdition();
  const classes = editions.find((one) => one.programme === programme && one.edition === edition)?.classes ?? [];
  return (id) => classes.find((one) => one.id === id)?.title[language] ?? id;
}
