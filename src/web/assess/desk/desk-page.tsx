import { useCallback, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { TopBar } from '../../work/top-bar.tsx';
import { useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { readAnchor, type Anchor } from '#src/domain/scoring/anchor.ts';
import { usePlace } from '../../office/place.ts';
import { Dossier } from '../reader/dossier.tsx';
import { ScoreProvider, useOpenScoreBook, useScoreBook } from '../score-hooks.ts';
import type { ReviewPage } from '../types.ts';
import { useClause } from '../use-clause.ts';
import { useReview } from '../use-panels.ts';
import { ClauseStrip } from './clause-strip.tsx';
import { DeskProvider, type Citing, type Desk, type NoteKind } from './desk-context.ts';
import { DeskHeading } from './desk-heading.tsx';
import { KeyHelp } from './key-help.tsx';
import { ScoreDialogs } from './score-dialogs.tsx';
import { ScorePane } from './score-pane.tsx';
import { TextSize, useTextSize } from './text-size.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { addNote } from './use-notes.ts';

/** The assessor's workplace for one panel. */
export default function DeskPage() {
  const { panel = '' } = useParams();
  const t = useWords(assessWords);
  const { data: answer, refetch } = useReview(panel);
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
  if (answer !== undefined && sheet === null)
    return (
      <>
        <TopBar />
        <main id="main" className="reviews">
          <p>{t.noSheet}</p>
          <Link to="/reviews">{t.backToList}</Link>
        </main>
      </>
    );
  if (answer === undefined || book === null || book.page.id !== sheet?.id)
    return (
      <>
        <TopBar />
        <Loading />
      </>
    );
  return (
    <ScoreProvider value={book}>
      <AtDesk page={answer.value} reread={() => void refetch()} />
    </ScoreProvider>
  );
}

function AtDesk({ page, reread }: { readonly page: ReviewPage; readonly reread: () => void }) {
  const t = useWords(assessWords);
  const [size, setSize] = useTextSize();
  const [help, setHelp] = useState(false);
  const desk = useDesk(page);
  useDeskKeys(desk, setHelp);
  if (desk === null) return null;
  return (
    <DeskProvider value={desk}>
      <div className="assess-desk" data-size={size}>
        <TopBar>
          <DeskHeading page={page} />
          <TextSize size={size} set={setSize} />
          <button type="button" className="plain" title={t.keys} onClick={() => setHelp(true)}>
            ?<span className="sr"> {t.keys}</span>
          </button>
        </TopBar>
        <ClauseStrip />
        <main id="main" className="desk-panes" tabIndex={-1}>
          <section className="desk-left" aria-label={t.dossier}>
            <Dossier panel={page.panel} />
          </section>
          <section className="desk-right" aria-label={t.scoreSheet}>
            <ScorePane page={page} reread={reread} />
          </section>
        </main>
        <ScoreDialogs page={page} />
        <KeyHelp open={help} close={() => setHelp(false)} />
      </div>
    </DeskProvider>
  );
}

/** What reader and sheet share; null where nothing is judged. */
function useDesk(page: ReviewPage): Desk | null {
  const book = useScoreBook();
  const [place] = usePlace();
  const [chosen, choose] = useClause();
  const [fresh, setFresh] = useState<string | null>(null);
  const [wish, setWish] = useState<Desk['wish']>(() => firstWish(place.get('see')));
  const [asked, setAsked] = useState(0);
  const item = page.items.find((one) => one.clause === chosen) ?? page.items[0];
  const editable = page.state === 'published' && page.sheet?.state === 'open';
  const clause = item?.clause ?? '';
  const add = useCallback(
    (kind: NoteKind, citing?: Citing): void => {
      if (editable) setFresh(addNote(book, { kind, item: clause, citing }));
    },
    [book, clause, editable],
  );
  const show = useCallback((anchor: Anchor): void => setWish((last) => ({ anchor, turn: (last?.turn ?? 0) + 1 })), []);
  const ask = useCallback((): void => setAsked((count) => count + 1), []);
  return useMemo(
    () => (item === undefined ? null : { page, item, choose, editable, add, fresh, wish, show, asked, ask }),
    [page, item, choose, editable, add, fresh, wish, show, asked, ask],
  );
}

/** The place that an address from the consensus room names. */
function firstWish(see: string | null): Desk['wish'] {
  const anchor = see === null ? null : readAnchor(see);
  return anchor === null ? null : { anchor, turn: 0 };
}
