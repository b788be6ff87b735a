import { useQuery } from '@tanstack/react-query';
import { isOfficial } from '../api/is-official.ts';
import { useSession } from './session.tsx';

/** Whether whoever is signed in works in an authority. */
export function useIsOfficial(): boolean {
  const session = useSession();
  const { data } = useQuery({
    queryKey: ['official', session.user.id],
    queryFn: () => isOfficial(session.user),
    staleTime: Infinity,
  });
  return data === true;
}
