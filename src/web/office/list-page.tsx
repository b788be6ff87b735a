import { Drawer } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { Refused } from '../work/refused.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useWidth } from '../work/use-width.ts';
import type { Refusal } from '../api/types.ts';
import { useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CaseCards } from './case-cards.tsx';
import { CaseReader } from './case-reader.tsx';
import { CaseTable } from './case-table.tsx';
import { EmptyList } from './empty-list.tsx';
import { KeyHelp } from './key-help.tsx';
import { ListBar } from './list-bar.tsx';
import { OfficeNav } from './office-nav.tsx';
import { MoreCases } from './more-cases.tsx';
import { usePlace } from './place.ts';
import { useCases } from './use-cases.ts';
import { useDensity } from './use-density.ts';
import { useListKeys } from './use-list-keys.ts';
import { useMarks } from './use-marks.ts';

/** Home of an official: what waits, and all there is; beside it the reader of the chosen case. */
export function ListPage() {
  const t = useWords(officeWords);
  const width = useWidth();
  const go = useNavigate();
  const [place, move] = usePlace();
  const [dense, setDense] = useDensity();
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement | null>(null);
  const list = useCases(place);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.cases) ?? [], [list.data]);
  const marks = useMarks(rows);
  const read = place.get('case');
  const choose = useCallback(
    (id: string | null) => {
      if (id !== null && width < 768) void go(`/office/cases/${id}`);
      else move({ case: id, at: null, item: null });
    },
    [go, move, width],
  );
  useListKeys({
    ids: rows.map((row) => row.id),
    current: read,
    choose,
    open: (id) => void go(`/office/cases/${id}`),
    mark: marks.toggle,
    search,
    help: setHelp,
  });
  if (list.error !== null && list.data === undefined)
    return (
      <>
        <TopBar />
        <Refused refusal={list.error.cause as Refusal} retry={() => void list.refetch()} />
      </>
    );
  const [first] = list.data?.pages ?? [];
  const beside = read !== null && width >= 1200;
  const shared = { rows, now: first?.now ?? '', current: read, choose, marks };
  return (
    <div className="office">
      <TopBar />
      <OfficeNav />
      <main id="main" className={beside ? 'office-main with-reader' : 'office-main'} tabIndex={-1}>
        <section className="office-list" aria-label={t.lists}>
          <h1 className="sr">{t.office}</h1>
          <ListBar place={place} move={move} search={search} dense={dense} setDense={setDense} help={setHelp} />
          {list.data === undefined ? (
            <Loading />
          ) : rows.length === 0 ? (
            <EmptyList place={place} move={move} />
          ) : width < 768 ? (
            <CaseCards {...shared} />
          ) : (
            <CaseTable {...shared} dense={dense} narrow={beside} />
          )}
          {first !== undefined && rows.length > 0 && (
            <MoreCases
              shown={rows.length}
              counted={first.counted}
              more={list.hasNextPage}
              busy={list.isFetchingNextPage}
              fetch={() => void list.fetchNextPage()}
            />
          )}
          <BulkBar rows={rows} marks={marks} />
        </section>
        {beside && (
          <section className="office-reader" aria-label={t.reader}>
            <CaseReader key={read} id={read} close={() => choose(null)} />
          </section>
        )}
      </main>
      <Drawer
        open={read !== null && width >= 768 && width < 1200}
        size="92%"
        title={t.reader}
        onClose={() => choose(null)}
        styles={{ body: { padding: 0 } }}
      >
        {read !== null && <CaseReader key={read} id={read} />}
      </Drawer>
      <KeyHelp open={help} close={() => setHelp(false)} />
    </div>
  );
}
