import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { useSession } from '../work/session.tsx';

/** Something of the desk, read anew each time the page is opened. */
export function useDesk<T>(path: string) {
  return useQuery({ queryKey: ['desk', path], queryFn: () => request<T>(path), staleTime: 0 });
}

/** The newest edition by name, as the desk's addresses ask for it. */
export function useEditionName(): { readonly programme: string; readonly edition: string } {
  const newest = useSession().editions.at(-1);
  return { programme: newest?.programme ?? '', edition: newest?.edition ?? '' };
}
