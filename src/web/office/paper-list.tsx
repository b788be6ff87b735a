import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { request, type Answered } from '../api/request.ts';
import type { Refusal } from '../api/types.ts';
import { Loading } from '../entry/loading.tsx';
import { Refused } from '../work/refused.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { localStamp } from '../words/moments.ts';
import { paperWords } from '../words/paper-words.ts';
import type { Move, Place } from './place.ts';
import type { PaperListPage, PaperRowPage } from './paper-types.ts';

interface Props {
  readonly place: Place;
  readonly move: Move;
  readonly edition: { readonly programme: string; readonly edition: string } | null;
}
interface Batch {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly cases: readonly string[];
}
interface Box {
  readonly box: string;
  readonly shelf: string | null;
  readonly count: number;
}
const standings = ['absent', 'short', 'recheck', 'complete'] as const;
const signs: Readonly<Record<PaperRowPage['standing'], string>> = {
  absent: '○',
  short: '◐',
  recheck: '⟳',
  complete: '✓',
};

async function must<T>(asked: Promise<Answered<T>>): Promise<T> {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.refusal.reason.zh, { cause: answer.refusal });
  return answer.value;
}

/** Paper by case: what has come, what is missing, what lies in a box, and what of a batch. */
export function PaperList({ place, move, edition }: Props) {
  const t = useWords(paperWords);
  const batch = place.get('batch');
  const query = new URLSearchParams(edition ?? {});
  for (const name of ['standing', 'box', 'shelf']) {
    const value = place.get(name);
    if (value !== null) query.set(name, value);
  }
  const address = batch === null ? `/api/paper?${query.toString()}` : `/api/batches/${batch}/paper`;
  const list = useInfiniteQuery({
    queryKey: ['paper', address],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const after = pageParam === '' ? '' : `&after=${encodeURIComponent(pageParam)}`;
      return await must(request<PaperListPage>(`${address}${after}`));
    },
    getNextPageParam: (last) => (batch === null ? (last.next ?? undefined) : undefined),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (list.error !== null) return <Refused refusal={list.error.cause as Refusal} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading />;
  const [first] = list.data.pages;
  const rows = list.data.pages.flatMap((page) => page.rows);
  const wanted = place.get('standing');
  const shown = batch === null || wanted === null ? rows : rows.filter((row) => row.standing === wanted);
  return (
    <div className="paper-list">
      <div className="paper-filters">
        <div className="views" role="group" aria-label={t.paper}>
          <Chip title={t.all} count={null} current={wanted === null} choose={() => move({ standing: null })} />
          {standings.map((one) => (
            <Chip
              key={one}
              title={`${signs[one]} ${t.standings[one]}`}
              count={first?.tally[one] ?? 0}
              current={wanted === one}
              choose={() => move({ standing: one })}
            />
          ))}
        </div>
        <Boxes place={place} move={move} edition={edition} />
        <Batches place={place} move={move} />
      </div>
      {shown.length === 0 ? (
        <p className="paper-nothing">
          <strong>{t.nothing}</strong>
          <br />
          {t.nothingHint}
        </p>
      ) : (
        <Rows rows={shown} count={(id) => move({ view: null, case: id })} />
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t.showMore}
        </Button>
      )}
    </div>
  );
}

function Chip({
  title,
  count,
  current,
  choose,
}: {
  readonly title: string;
  readonly count: number | null;
  readonly current: boolean;
  readonly choose: () => void;
}) {
  return (
    <button type="button" className="view" aria-pressed={current} onClick={choose}>
      {title} {count !== null && <b>{count}</b>}
    </button>
  );
}

function Boxes({ place, move, edition }: Props) {
  const t = useWords(paperWords);
  const query = new URLSearchParams(edition ?? {}).toString();
  const { data } = useQuery({
    queryKey: ['paper', 'boxes', query],
    queryFn: async () => await must(request<readonly Box[]>(`/api/paper/boxes?${query}`)),
    staleTime: 0,
  });
  if (data === undefined || data.length === 0) return null;
  const current = data.findIndex(
    (one) => one.box === place.get('box') && (one.shelf ?? '') === (place.get('shelf') ?? ''),
  );
  return (
    <select
      className="choice"
      aria-label={t.boxes}
      value={String(current)}
      onChange={(event) => {
        const chosen = data[Number(event.currentTarget.value)];
        move({ box: chosen?.box ?? null, shelf: chosen?.shelf ?? null, batch: null });
      }}
    >
      <option value="-1">{t.anyBox}</option>
      {data.map((one, index) => (
        <option key={`${one.box}|${one.shelf ?? ''}`} value={String(index)}>
          {t.inBox(one.box, one.shelf, one.count)}
        </option>
      ))}
    </select>
  );
}

function Batches({ place, move }: Omit<Props, 'edition'>) {
  const t = useWords(paperWords);
  const { data } = useQuery({
    queryKey: ['batches'],
    queryFn: async () => await must(request<readonly Batch[]>('/api/batches')),
    staleTime: 0,
  });
  const sent = data?.filter((batch) => batch.state === 'sent') ?? [];
  if (sent.length === 0) return null;
  return (
    <select
      className="choice"
      aria-label={t.batch}
      value={place.get('batch') ?? ''}
      onChange={(event) => move({ batch: event.currentTarget.value, box: null, shelf: null })}
    >
      <option value="">{t.anyBatch}</option>
      {sent.map((batch) => (
        <option key={batch.id} value={batch.id}>
          {t.batchOf(batch.number ?? '', batch.cases.length)}
        </option>
      ))}
    </select>
  );
}

function Rows({ rows, count }: { readonly rows: readonly PaperRowPage[]; readonly count: (id: string) => void }) {
  const t = useWords(paperWords);
  const say = useSay();
  return (
    <ul className="paper-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <span
            className={`paper-standing ${row.standing}`}
            title={row.standing === 'recheck' ? t.recheckHint : undefined}
          >
            <span aria-hidden="true">{signs[row.standing]}</span> {t.standings[row.standing]}
          </span>
          <div className="paper-row">
            <b>
              {row.applicant} {row.paperOnly && <span className="paper-tag">{t.paperOnly}</span>}
            </b>
            <small>
              {say(row.class.title)} · {say(row.channel.name)} · {say(row.state.title)}
              {row.number === null ? '' : ` · ${row.number}`}
            </small>
            <small>
              {row.copies.map((one) => `${say(one.volume)} ${one.copies}/${one.asked}`).join(t.listComma)}
              {` · ${t.disc}/${t.usb} ${row.media}`}
              {row.arrivedAt === null ? '' : ` · ${t.arrived} ${localStamp(row.arrivedAt)}`}
              {row.courier === null ? '' : ` · ${row.courier}`}
            </small>
            {row.missing.length > 0 && (
              <small className="urgent">{`${t.owed}${t.colon}${row.missing.join(t.listComma)}`}</small>
            )}
          </div>
          <span className="paper-where">
            {row.place === null ? '' : [row.place.shelf, row.place.box].filter((one) => one !== null).join(' · ')}
          </span>
          <Button size="small" onClick={() => count(row.id)} aria-label={`${t.open} ${row.applicant}`}>
            {t.open}
          </Button>
        </li>
      ))}
    </ul>
  );
}
