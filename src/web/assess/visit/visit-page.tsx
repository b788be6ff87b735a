import '../../theme/visit.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { lackOfVisit } from '#src/domain/visit/visit-record.ts';
import { Loading } from '../../entry/loading.tsx';
import { usePlace } from '../../office/place.ts';
import { Refused } from '../../work/refused.tsx';
import { TopBar } from '../../work/top-bar.tsx';
import { useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { DeskHeading } from '../desk/desk-heading.tsx';
import { ScoreDialogs } from '../desk/score-dialogs.tsx';
import { ScoreProvider, useOpenScoreBook, useScoreBody } from '../score-hooks.ts';
import { EntryList } from './entry-list.tsx';
import { Issues } from './issues.tsx';
import { Meetings, VisitReport } from './meetings.tsx';
import { Photos } from './photos.tsx';
import { useKeptAsConfirmed } from './use-kept-as-confirmed.ts';
import { usePhotos } from './use-photos.ts';
import { useVisit, type VisitPageData } from './use-visit.ts';
import { useVisitDesk, VisitProvider } from './visit-context.ts';
import { VisitNotices } from './visit-notices.tsx';
import { visitPathWords } from './visit-path-words.ts';

const parts = {
  plan: () => <EntryList list="plan" />,
  issues: Issues,
  meetings: Meetings,
  documents: () => <EntryList list="documents" />,
  interviews: () => <EntryList list="interviews" />,
  requests: () => <EntryList list="requests" />,
  photos: Photos,
  report: VisitReport,
} as const;
type Part = keyof typeof parts;
const order = Object.keys(parts) as readonly Part[];

/** The site visit of a panel: on a phone by one hand, on a laptop, and without network. */
export default function VisitPage() {
  const { panel = '' } = useParams();
  const t = useWords(visitWords);
  const { data: answer, refetch } = useVisit(panel);
  // What was read once stays when a later reading fails: the network may be gone.
  const [last, setLast] = useState<VisitPageData | null>(null);
  useEffect(() => {
    if (answer?.ok === true) setLast(answer.value);
  }, [answer]);
  const page = last?.panel === panel ? last : null;
  const book = useOpenScoreBook(page?.sheet ?? null);
  const photos = usePhotos(book, panel);
  const editable = page?.me != null && (page.state === 'published' || page.state === 'agreeing');
  const desk = useMemo(() => (page === null ? null : { page, editable, photos }), [page, editable, photos]);
  if (desk === null && answer !== undefined && !answer.ok)
    return (
      <>
        <TopBar />
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
        <p className="reviews">
          <Link to="/reviews">{t.backToList}</Link>
        </p>
      </>
    );
  if (desk === null || book === null || book.page.id !== desk.page.sheet.id)
    return (
      <>
        <TopBar />
        <Loading />
      </>
    );
  return (
    <ScoreProvider value={book}>
      <VisitProvider value={desk}>
        <AtVisit />
      </VisitProvider>
    </ScoreProvider>
  );
}

function AtVisit() {
  const t = useWords(visitWords);
  const { page } = useVisitDesk();
  const [place, move] = usePlace();
  const here = order.find((one) => one === place.get('part')) ?? 'plan';
  const Part = parts[here];
  useKeptAsConfirmed(page);
  return (
    <div className="visit">
      <TopBar>
        <DeskHeading page={page} />
      </TopBar>
      <main id="main" className="visit-main" tabIndex={-1}>
        <VisitNotices />
        <ScoreDialogs page={page} nameOf={(path) => visitPathWords(path, t)} />
        <div className="visit-columns">
          <Parts here={here} go={(part) => move({ part })} />
          <div className="visit-part">
            <h2>{t.parts[here]}</h2>
            <p className="quiet visit-hint">{t.hints[here]}</p>
            <Part key={here} />
            <VisitFoot />
          </div>
        </div>
      </main>
    </div>
  );
}

/** The parts of the record; on a phone at the bottom, where the thumb is. */
function Parts({ here, go }: { readonly here: Part; readonly go: (part: Part) => void }) {
  const t = useWords(visitWords);
  const body = useScoreBody();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [here]);
  return (
    <nav ref={nav} className="visit-parts" aria-label={t.sections}>
      {order.map((part) => {
        const list = body[part];
        return (
          <button key={part} type="button" aria-current={part === here ? 'true' : undefined} onClick={() => go(part)}>
            {t.parts[part]}
            {Array.isArray(list) && list.length > 0 && <span className="visit-count">{list.length}</span>}
          </button>
        );
      })}
    </nav>
  );
}

/** What is still wanted, and the ways on: dossier, consensus, print. */
function VisitFoot() {
  const t = useWords(visitWords);
  const { page, editable } = useVisitDesk();
  const lacks = lackOfVisit(useScoreBody());
  const base = `/api/panels/${page.panel}/visit`;
  return (
    <footer className="visit-foot">
      {editable && <p>{lacks.length === 0 ? t.nothingLacks : t.lacking(lacks.map((one) => t.lacks[one] ?? one))}</p>}
      <p className="visit-ways">
        {page.me !== null && <Link to={`/reviews/${page.panel}`}>{t.toDesk}</Link>}
        {page.state !== 'published' && <Link to={`/reviews/${page.panel}/consensus`}>{t.toConsensus}</Link>}
        <a href={`${base}/pdf`} target="_blank" rel="noreferrer">
          {t.printPdf}
        </a>
        <a href={`${base}/docx`}>{t.printWord}</a>
      </p>
    </footer>
  );
}
