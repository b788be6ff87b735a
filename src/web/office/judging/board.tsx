import { Drawer } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { TopBar } from '../../work/top-bar.tsx';
import { useWidth } from '../../work/use-width.ts';
import { useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { officeWords } from '../../words/office-words.ts';
import { KeyHelp } from '../key-help.tsx';
import { OfficeNav } from '../office-nav.tsx';
import { usePlace } from '../place.ts';
import { useDensity } from '../use-density.ts';
import { useListKeys } from '../use-list-keys.ts';
import { ActBar } from './act-bar.tsx';
import { ActHistory } from './act-history.tsx';
import { BoardBar } from './board-bar.tsx';
import { boardViews, inView, matches, rowsOf } from './board-view.ts';
import { PanelDrawer } from './panel-drawer.tsx';
import { PanelReader } from './panel-reader.tsx';
import { PanelTable } from './panel-table.tsx';
import { ProposalView } from './proposal-view.tsx';
import { StageHeading } from './stage-page.tsx';
import type { BoardPage } from './types.ts';
import { useJudging, useStagePath } from './use-judging.ts';

/** A stage of the judging: who is judged by whom, and how far each panel is. */
export function StageBoard() {
  const { of = '', stage = '' } = useParams();
  const path = useStagePath(of, stage);
  const { data: answer, refetch } = useJudging<BoardPage>(path);
  if (answer === undefined) return <Loading />;
  if (!answer.ok)
    return (
      <>
        <TopBar />
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      </>
    );
  return <Board of={of} path={path} board={answer.value} />;
}

function Board({ of, path, board }: { readonly of: string; readonly path: string; readonly board: BoardPage }) {
  const t = useWords(judgingWords);
  const o = useWords(officeWords);
  const width = useWidth();
  const go = useNavigate();
  const [place, move] = usePlace();
  const [dense, setDense] = useDensity();
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement | null>(null);
  const view = boardViews.find((one) => one === place.get('view')) ?? 'all';
  const typed = place.get('q') ?? '';
  const rows = useMemo(
    () => rowsOf(board).filter((row) => inView(row, view, board) && matches(row, typed)),
    [board, view, typed],
  );
  const read = rowsOf(board).find((row) => row.id === place.get('case')) ?? null;
  const choose = useCallback((id: string | null) => move({ case: id }), [move]);
  useListKeys({
    ids: rows.map((row) => row.id),
    current: read?.id ?? null,
    choose,
    open: (id) => void go(`/office/cases/${id}`),
    mark: () => undefined,
    search,
    help: setHelp,
  });
  const beside = read !== null && width >= 1200;
  const reader = read !== null && (
    <PanelReader
      key={read.id}
      row={read}
      board={board}
      change={() => move({ panel: read.id })}
      close={() => choose(null)}
    />
  );
  const changed = rowsOf(board).find((row) => row.id === place.get('panel'));
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
          <StageHeading of={of} stage={board.stage} />
          <ActBar path={path} board={board} place={place} move={move} />
          <BoardBar
            board={board}
            view={view}
            place={place}
            move={move}
            search={search}
            dense={dense}
            setDense={setDense}
            help={setHelp}
          />
          <PanelTable
            rows={rows}
            board={board}
            current={read?.id ?? null}
            choose={choose}
            dense={dense}
            narrow={beside || width < 768}
          />
          <ProposalView path={path} board={board} />
          <ActHistory acts={board.acts} />
        </section>
        {beside && (
          <section className="office-reader" aria-label={t.reader}>
            {reader}
          </section>
        )}
      </main>
      <Drawer
        open={read !== null && width < 1200 && changed === undefined}
        size="min(560px, 100vw)"
        title={t.reader}
        onClose={() => choose(null)}
        styles={{ body: { padding: 0 } }}
      >
        {reader}
      </Drawer>
      {changed !== undefined && (
        <PanelDrawer key={changed.id} path={path} row={changed} board={board} close={() => move({ panel: null })} />
      )}
      <KeyHelp open={help} close={() => setHelp(false)} />
    </div>
  );
}
