import '../../theme/visit.css';
import { Link } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { Foot } from '../../work/foot.tsx';
import { Refused } from '../../work/refused.tsx';
import { TopBar } from '../../work/top-bar.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { assessWords } from '../../words/assess-words.ts';
import type { OwnPanel } from '../types.ts';
import { useOwnPanels } from '../use-panels.ts';
import { byDay, span, type HeardPanel } from './by-day.ts';

/** 答辩日程: the hearings one takes part in, day by day. */
export default function HearingsPage() {
  const t = useWords(visitWords);
  const { data: answer, refetch } = useOwnPanels();
  return (
    <>
      <TopBar />
      <main id="main" className="reviews" tabIndex={-1}>
        <p>
          <Link to="/reviews">{t.backToList}</Link>
        </p>
        <h1>{t.hearings}</h1>
        {answer === undefined ? (
          <Loading />
        ) : !answer.ok ? (
          <Refused refusal={answer.refusal} retry={() => void refetch()} />
        ) : (
          <Days panels={answer.value} />
        )}
      </main>
      <Foot />
    </>
  );
}

function Days({ panels }: { readonly panels: readonly OwnPanel[] }) {
  const t = useWords(visitWords);
  const days = byDay(panels, useLanguage());
  if (days.length === 0)
    return (
      <div className="empty-list">
        <strong>{t.noHearings}</strong>
        <p>{t.noHearingsHint}</p>
      </div>
    );
  return days.map(({ day, hearings }) => (
    <section key={day} className="hearing-day">
      <h2>{day}</h2>
      <ol>
        {hearings.map((panel) => (
          <Hearing key={panel.id} panel={panel} />
        ))}
      </ol>
    </section>
  ));
}

function Hearing({ panel }: { readonly panel: HeardPanel }) {
  const t = useWords(visitWords);
  const assess = useWords(assessWords);
  const say = useSay();
  const { hearing } = panel;
  const name = panel.applicant ?? assess.noName;
  return (
    <li className="hearing">
      <time dateTime={hearing.from}>{span(hearing)}</time>
      <span className="hearing-where">{`${t.room(hearing.room)} · ${t.place(hearing.place)}`}</span>
      <span className="hearing-who">
        <strong>{name}</strong>
        <span className="quiet">
          {` ${say(panel.stage.title)}`}
          {panel.number !== null && (
            <>
              {' · '}
              <span className="unbroken">{panel.number}</span>
            </>
          )}
        </span>
      </span>
      {panel.declared ? (
        <Link to={`/reviews/${panel.id}`}>
          {t.openHearing}
          <span className="sr"> {name}</span>
        </Link>
      ) : (
        <Link to="/reviews">
          {t.declareFirst}
          <span className="sr"> {name}</span>
        </Link>
      )}
    </li>
  );
}
