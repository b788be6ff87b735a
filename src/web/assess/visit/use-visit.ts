import { useQuery } from '@tanstack/react-query';
import type { Anchor } from '#src/domain/scoring/anchor.ts';
import { request } from '../../api/request.ts';
import type { JudgedPage, ScorePage } from '../types.ts';

/** A comment from which something may be taken to be verified. */
export interface VisitComment {
  readonly id: string;
  readonly kind: 'strength' | 'opportunity' | null;
  readonly item: string | null;
  readonly text: string;
  readonly quote: string;
  readonly anchor: Anchor | null;
}
export interface VisitPageData extends JudgedPage {
  readonly me: string | null;
  readonly members: readonly { readonly assessor: string; readonly name: string; readonly lead: boolean }[];
  readonly sheet: ScorePage;
  readonly comments: readonly VisitComment[];
}

/** How often the page looks what the others of the team have written; milliseconds. */
const beat = 20_000;

/** The visit of a panel, asked also where the browser says there is no network: the answer kept here is given then. */
export const useVisit = (panel: string) =>
  useQuery({
    queryKey: ['visit', panel],
    queryFn: () => request<VisitPageData>(`/api/panels/${panel}/visit`),
    staleTime: 0,
    networkMode: 'always',
    refetchInterval: beat,
    refetchOnWindowFocus: true,
  });
