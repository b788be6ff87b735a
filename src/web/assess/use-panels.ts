import { useQuery } from '@tanstack/react-query';
import { findEntry } from '#src/domain/form/code-list.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { useEdition } from '../work/use-edition.ts';
import { useSession } from '../work/session.tsx';
import type { ConsensusPage, JudgedDossier, OwnPanel, ReviewPage } from './types.ts';

/** The panels one sits on, read anew each time. */
export const useOwnPanels = () =>
  useQuery({ queryKey: ['panels'], queryFn: () => request<readonly OwnPanel[]>('/api/panels'), staleTime: 0 });

/** How often a sheet that was handed in looks whether the consensus has begun; milliseconds. */
const waitingBeat = 20_000;

/** What one works on at the desk; asked again while one waits for the others. */
export const useReview = (panel: string) =>
  useQuery({
    queryKey: ['review', panel],
    queryFn: () => request<ReviewPage>(`/api/panels/${panel}/review`),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.ok === true && data.value.state === 'published' && data.value.sheet?.state === 'submitted'
        ? waitingBeat
        : false,
    refetchOnWindowFocus: true,
  });

/** How often the consensus room looks what the others have said; milliseconds. */
const roomBeat = 4000;

/** The consensus room, read again every few seconds until it is agreed. */
export const useConsensus = (panel: string) =>
  useQuery({
    queryKey: ['consensus', panel],
    queryFn: () => request<ConsensusPage>(`/api/panels/${panel}/consensus`),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.ok === true && data.value.state !== 'agreeing' ? false : roomBeat),
    refetchOnWindowFocus: true,
  });

export const useJudgedDossier = (panel: string) =>
  useQuery({
    queryKey: ['judged-dossier', panel],
    queryFn: () => request<JudgedDossier>(`/api/panels/${panel}/dossier`),
    staleTime: 600_000,
  });

/** The edition a panel belongs to, as it is in force: its code lists and its calendar. */
export function usePanelEdition({
  programme,
  edition,
  class: className,
}: Pick<OwnPanel, 'programme' | 'edition' | 'class'>): Edition | undefined {
  const open = useSession().editions.find((one) => one.programme === programme && one.edition === edition);
  return useEdition(open?.digest, className);
}

/** What an industry is called in the list that its field is chosen from; the code itself where no list has it. */
export function industryName(edition: Edition | undefined, className: string, code: string): Text {
  const [sheet = '', name = ''] = (edition?.assessment?.classes[className]?.fit.industry ?? '').split('.');
  const field = edition?.classes[className]?.definitions[sheet]?.fields[name];
  const list = field?.type === 'code' ? edition?.codes[field.list] : undefined;
  const entry = list === undefined ? undefined : findEntry(list, code);
  return entry === undefined ? { zh: code, en: code } : { zh: `${code} ${entry.zh}`, en: `${code} ${entry.en}` };
}
