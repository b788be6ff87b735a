import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request } from '../../api/request.ts';
import { useSession } from '../../work/session.tsx';
import { useEditionName } from '../use-desk.ts';
import type { JudgingRights } from './stage-acts.ts';

/** How often what others do is asked for anew; milliseconds. */
const beat = 60_000;

/** Something of the judging, read anew each time its page is opened and every minute. */
export function useJudging<T>(path: string | null) {
  return useQuery({
    queryKey: ['judging', path],
    queryFn: () => request<T>(path ?? ''),
    enabled: path !== null,
    staleTime: 0,
    refetchInterval: beat,
  });
}

/** Reads everything of the judging anew, after something was done. */
export function useRereadJudging(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['judging'] }), [queries]);
}

/** The address of the edition's judging in the API. */
export function useJudgingPath(): string {
  const { programme, edition } = useEditionName();
  return `/api/judging/${programme}/${edition}`;
}
export const useStagePath = (of: string, stage: string): string => `${useJudgingPath()}/${of}/${stage}`;

export interface Rights extends JudgingRights {
  /** The party to a draw that somebody belongs to. */
  readonly party: 'province' | 'supervision' | null;
  /** Whether severity is theirs to look at. */
  readonly severity: boolean;
}

/** What whoever is signed in may do here; the server asks again. */
export function useRights(): Rights {
  const { seats } = useSession();
  const { programme } = useEditionName();
  const own = seats.filter((seat) => seat.programme === programme);
  const province = own.filter(({ side }) => side === 'province').map(({ role }) => role);
  const supervises = own.some(({ side }) => side === 'supervision');
  const leads = province.includes('leader');
  return {
    manage: province.includes('handler') || province.includes('reviewer'),
    confirm: leads,
    party: leads ? 'province' : supervises ? 'supervision' : null,
    severity: leads || supervises,
  };
}
