import { Button, Drawer } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../../api/request.ts';
import type { Refusal } from '../../../api/types.ts';
import { Loading } from '../../../entry/loading.tsx';
import { Refused } from '../../../work/refused.tsx';
import { TopBar } from '../../../work/top-bar.tsx';
import { useWidth } from '../../../work/use-width.ts';
import { useWords } from '../../../words/language.tsx';
import { judgingWords } from '../../../words/judging-words.ts';
import { officeWords } from '../../../words/office-words.ts';
import { poolWords } from '../../../words/pool-words.ts';
import { KeyHelp } from '../../key-help.tsx';
import { OfficeNav } from '../../office-nav.tsx';
import { usePlace, type Place } from '../../place.ts';
import { useEditionName } from '../../use-desk.ts';
import { useDensity } from '../../use-density.ts';
import { useListKeys } from '../../use-list-keys.ts';
import { useRights } from '../use-judging.ts';
import { ImportPart } from './import-part.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonReader } from './person-reader.tsx';
import { PoolBar } from './pool-bar.tsx';
import { PoolTable } from './pool-table.tsx';
import type { PoolListPage } from './types.ts';

/** Assessors of one page of the list. */
const pageSize = 50;

function usePool(place: Place) {
  const { programme, edition } = useEditionName();
  const query = new URLSearchParams({ edition, limit: String(pageSize) });
  const [q, active] = [place.get('q')?.trim() ?? '', place.get('active')];
  if (q !== '') query.set('q', q);
  if (active === 'yes' || active === 'no') query.set('active', active);
  return useInfiniteQuery({
    queryKey: ['judging', 'pool', query.toString()],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const page = new URLSearchParams(query);
      if (pageParam !== '') page.set('after', pageParam);
      const answer = await request<PoolListPage>(`/api/pool/${programme}/assessors?${page.toString()}`);
      if (!answer.ok) throw new Error(answer.refusal.reason.zh, { cause: answer.refusal });
      return answer.value;
    },
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 0,
  });
}

/** The pool of assessors; beside it the one who is read. */
export function PoolPage() {
  const p = useWords(poolWords);
  const t = useWords(judgingWords);
  const o = useWords(officeWords);
  const width = useWidth();
  const { manage } = useRights();
  const [place, move] = usePlace();
  const [dense, setDense] = useDensity();
  const [help, setHelp] = useState(false);
  const [adding, setAdding] = useState(false);
  const search = useRef<HTMLInputElement | null>(null);
  const list = usePool(place);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.assessors) ?? [], [list.data]);
  const read = place.get('case');
  const choose = useCallback((id: string | null) => move({ case: id }), [move]);
  useListKeys({
    ids: rows.map((row) => row.id),
    current: read,
    choose,
    open: choose,
    mark: () => undefined,
    search,
    help: setHelp,
  });
  if (list.error !== null && list.data === undefined)
    return <Refused refusal={list.error.cause as Refusal} retry={() => void list.refetch()} />;
  const beside = read !== null && width >= 1200;
  const reader = read !== null && <PersonReader key={read} id={read} close={() => choose(null)} />;
  return (
    <div className="office">
      <TopBar />
      <OfficeNav />
      <main
        id="main"
        className={beside ? 'office-main with-reader judging-main' : 'office-main judging-main'}
        tabIndex={-1}
      >
        <section className="office-list" aria-label={o.lists}>
          <header className="stage-head">
            <p className="quiet">
              <Link to="/office/judging">{t.judging}</Link>
            </p>
            <h1>{p.pool}</h1>
            <p className="quiet">{p.poolHint}</p>
          </header>
          <PoolBar
            place={place}
            move={move}
            search={search}
            dense={dense}
            setDense={setDense}
            help={setHelp}
            add={() => setAdding(true)}
          />
          <ImportPart manage={manage} />
          {list.data === undefined ? (
            <Loading />
          ) : (
            <>
              <PoolTable rows={rows} current={read} choose={choose} dense={dense} narrow={beside || width < 768} />
              <p className="more-cases">
                <span className="quiet">{p.count(rows.length, list.data.pages[0]?.count ?? 0)}</span>
                {list.hasNextPage && (
                  <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {p.more}
                  </Button>
                )}
              </p>
            </>
          )}
        </section>
        {beside && (
          <section className="office-reader" aria-label={p.person}>
            {reader}
          </section>
        )}
      </main>
      <Drawer
        open={read !== null && width < 1200}
        size="min(560px, 100vw)"
        title={p.person}
        onClose={() => choose(null)}
        styles={{ body: { padding: 0 } }}
      >
        {reader}
      </Drawer>
      <Drawer open={adding} size="min(560px, 100vw)" title={p.add} onClose={() => setAdding(false)}>
        {adding && (
          <PersonForm
            person={null}
            close={(id) => {
              setAdding(false);
              if (id !== null) choose(id);
            }}
          />
        )}
      </Drawer>
      <KeyHelp open={help} close={() => setHelp(false)} />
    </div>
  );
}
