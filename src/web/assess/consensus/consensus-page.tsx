import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { TopBar } from '../../work/top-bar.tsx';
import { useWidth } from '../../work/use-width.ts';
import { useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { consensusWords } from '../../words/consensus-words.ts';
import { DeskHeading } from '../desk/desk-heading.tsx';
import { ScoreDialogs } from '../desk/score-dialogs.tsx';
import { useClauseKeys } from '../desk/use-desk-keys.ts';
import { TextSize, useTextSize } from '../desk/text-size.tsx';
import { ScoreProvider, useOpenScoreBook, useScores } from '../score-hooks.ts';
import type { ConsensusPage as Page } from '../types.ts';
import { useClause } from '../use-clause.ts';
import { useConsensus } from '../use-panels.ts';
import { ItemRoom } from './item-room.tsx';
import { ItemTable } from './item-table.tsx';
import { agreements, membersOf, RoomProvider, type Room } from './room.ts';
import { RoomFoot } from './room-foot.tsx';
import { Signing } from './signing.tsx';

/** The consensus room of a panel: all scores side by side, talked over item by item. */
export default function ConsensusPage() {
  const { panel = '' } = useParams();
  const t = useWords(assessWords);
  const { data: answer, refetch } = useConsensus(panel);
  const sheet = answer?.ok === true ? answer.value.sheet : null;
  const book = useOpenScoreBook(sheet);
  if (answer !== undefined && !answer.ok)
    return (
      <>
        <TopBar />
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
        <p className="reviews">
          <Link to="/reviews">{t.backToList}</Link>
        </p>
      </>
    );
  if (answer === undefined || book === null)
    return (
      <>
        <TopBar />
        <Loading />
      </>
    );
  return (
    <ScoreProvider value={book}>
      <InRoom page={answer.value} reread={() => void refetch()} />
    </ScoreProvider>
  );
}

/** Width from which list and clause stand side by side; pixels, a step of `useWidth`. */
const sideBySide = 768;

function InRoom({ page, reread }: { readonly page: Page; readonly reread: () => void }) {
  const t = useWords(consensusWords);
  const [size, setSize] = useTextSize();
  const [named, name] = useClause();
  const [all, showAll] = useState(true);
  const room = useRoomOf(page);
  const width = useWidth();
  // What is shown at first stays, also once it wants no more.
  const [opening] = useState(() => firstToTalk(room)?.clause);
  const first = room.items.find((one) => one.clause === opening);
  const choose = (clause: string): void => {
    name(clause);
    // In one column the clause lies below the list.
    if (width < sideBySide) document.querySelector('.room-right')?.scrollIntoView();
  };
  const chosen = room.items.find((one) => one.clause === named) ?? first;
  useClauseKeys({ items: room.items, current: chosen?.clause ?? '', choose }, () => false);
  return (
    <RoomProvider value={room}>
      <div className="assess-desk consensus" data-size={size}>
        <TopBar>
          <DeskHeading page={page} back={page.me !== null} />
          {page.me !== null && (
            <Link className="plain-link" to={`/reviews/${page.panel}?clause=${chosen?.clause ?? ''}`}>
              {t.toDossier}
            </Link>
          )}
          <TextSize size={size} set={setSize} />
        </TopBar>
        <main id="main" className="room-panes" tabIndex={-1}>
          <section className="room-left" aria-label={t.allClauses}>
            <RoomState page={page} />
            <Signing page={page} reread={reread} />
            <ItemTable chosen={chosen?.clause ?? ''} choose={choose} all={all} showAll={showAll} />
          </section>
          <section className="room-right" aria-label={t.oneItem}>
            {chosen !== undefined && <ItemRoom key={chosen.clause} agreement={chosen} />}
          </section>
        </main>
        <RoomFoot choose={choose} reread={reread} />
        <ScoreDialogs page={page} />
      </div>
    </RoomProvider>
  );
}

function useRoomOf(page: Page): Room {
  const panel = useScores();
  const members = useMemo(() => membersOf(page), [page]);
  return useMemo(() => {
    const open = page.state === 'agreeing';
    return {
      page,
      members,
      items: agreements(page, members, panel),
      leads: open && page.lead,
      says: open && page.me !== null,
    };
  }, [page, members, panel]);
}

/** The first item that wants talking; else the first. */
const firstToTalk = ({ items }: Room): Room['items'][number] | undefined =>
  items.find((one) => (one.beyond && !one.discussed) || one.proposed === null || one.objections.length > 0) ?? items[0];

function RoomState({ page }: { readonly page: Page }) {
  const t = useWords(consensusWords);
  if (page.state === 'agreeing')
    return (
      <p className="sheet-state quiet-state">
        {page.me === null ? t.onlyLooking : page.lead ? t.leadHint : t.memberHint}
      </p>
    );
  return (
    <p className="sheet-state done" role="status">
      {page.state === 'signed' ? t.signedState : t.agreed}
      {page.result !== null && (
        <span className="room-digest">
          {' '}
          {t.digest} <code>{page.result.digest.slice(0, 16)}</code>
        </span>
      )}
    </p>
  );
}
