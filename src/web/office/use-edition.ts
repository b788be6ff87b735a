import { useQuery } from '@tanstack/react-query';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { request } from '../api/request.ts';
import { useSession } from '../work/session.tsx';

/** An edition with one of its classes; kept for ever by its digest. Undefined while it is fetched. */
export function useEdition(digest: string | undefined, className: string | undefined): Edition | undefined {
  const { data } = useQuery({
    queryKey: ['edition', digest, className],
    queryFn: () => request<{ edition: Edition }>(`/api/editions/${digest}/${className}`),
    enabled: digest !== undefined && className !== undefined,
    staleTime: Infinity,
  });
  return data?.ok === true ? data.value.edition : undefined;
}

/** The newest edition: its states, channels and calendar are those of the lists. */
export function useNewestEdition(): Edition | undefined {
  const newest = useSession().editions.at(-1);
  return useEdition(newest?.digest, newest?.classes[0]?.id);
}
