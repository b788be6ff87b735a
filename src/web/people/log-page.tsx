import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { Loading } from '../entry/loading.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { localStamp } from '../words/moments.ts';
import { peopleWords } from '../words/people-words.ts';
import { Refused } from '../work/refused.tsx';
import { useSession } from '../work/session.tsx';
import type { Role } from './members-types.ts';
import { PeoplePage } from './page.tsx';

interface Logged {
  readonly authority: string;
  readonly authorityName: Text;
  readonly seq: number;
  readonly kind: keyof typeof kinds;
  readonly at: string;
  readonly actor: string;
  readonly subject: string | null;
  readonly role: Role | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly cursor: string;
}
const kinds = {
  'account-invited': true,
  'invitation-withdrawn': true,
  'invitation-accepted': true,
  'account-closed': true,
  'factor-reset': true,
  'seat-granted': true,
  'seat-delegated': true,
  'seat-ended': true,
};
/** How many the server tells at once. */
const page = 200;

/** What was done with accounts and seats, for the audit administrator. */
export default function LogPage() {
  const t = useWords(peopleWords);
  const { seats } = useSession();
  const programme = seats.find((seat) => seat.duty === 'audit')?.programme ?? seats[0]?.programme ?? '';
  const { data, fetchNextPage, hasNextPage, refetch } = useInfiniteQuery({
    queryKey: ['member-log', programme],
    queryFn: ({ pageParam }) =>
      request<readonly Logged[]>(
        `/api/members/log?programme=${encodeURIComponent(programme)}${pageParam === '' ? '' : `&before=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => (last.ok && last.value.length === page ? last.value.at(-1)?.cursor : undefined),
    staleTime: 0,
  });
  const refused = data?.pages.find((one) => !one.ok);
  const events = data?.pages.flatMap((one) => (one.ok ? one.value : [])) ?? [];
  return (
    <PeoplePage title={t.log}>
      {data === undefined ? (
        <Loading />
      ) : refused !== undefined && !refused.ok ? (
        <Refused refusal={refused.refusal} retry={() => void refetch()} />
      ) : (
        <section className="panel">
          {events.length === 0 && <p>{t.noLog}</p>}
          <ol className="plain-list log-list">
            {events.map((event) => (
              <LogLine key={event.cursor} event={event} />
            ))}
          </ol>
          {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t.older}</Button>}
        </section>
      )}
    </PeoplePage>
  );
}

function LogLine({ event }: { readonly event: Logged }) {
  const t = useWords(peopleWords);
  const say = useSay();
  const { actor, kind, subject, role, from, until } = event;
  return (
    <li>
      <time dateTime={event.at}>{localStamp(event.at)}</time>
      <span>
        <strong>{actor === 'system' ? t.house : actor}</strong> {t[kind]}
        {subject !== null && subject !== actor && <strong> {subject}</strong>}
        <span className="small">
          {' '}
          {say(event.authorityName)}
          {role !== null && ` · ${t[role]} · ${t.fromUntil(from, until)}`}
        </span>
      </span>
    </li>
  );
}
