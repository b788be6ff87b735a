import { useQuery } from '@tanstack/react-query';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { request } from '../api/request.ts';
import { useSession } from './session.tsx';

/** An edition with one of its classes; kept for ever by its digest. Undefined while it is fetched. */
export function useEdition(digest: string | undefined, className: string | undefined): Edition | undefined {
  const { data } = useQuery({
    queryKey: ['edition', digest, className],
    queryFn: () => fetchEdition(`/api/editions/${digest}/${className}`),
    enabled: digest !== undefined && className !== undefined,
    staleTime: Infinity,
  });
  return data;
}

/** Thrown where it was not to be had: what is kept for ever is an edition, never a refusal. */
async function fetchEdition(path: string): Promise<Edition> {
  const answer = await request<{ edition: Edition }>(path);
  if (!answer.ok) throw new Error(answer.refusal.reason.zh, { cause: answer.refusal });
  return answer.value.edition;
}

/** The newest edition: its states, channels and calendar are those of the lists. */
export function useNewestEdition(): Edition | undefined {
  const newest = useSession().editions.at(-1);
  return useEdition(newest?.digest, newest?.classes[0]?.id);
}
