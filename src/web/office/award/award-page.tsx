import '../../theme/jury.css';
import { Link, Route, Routes } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { awardWords } from '../../words/award-words.ts';
import { useWords } from '../../words/language.tsx';
import { localDay, localTime } from '../../words/moments.ts';
import { useLanguage } from '../../words/language.tsx';
import { Refused } from '../../work/refused.tsx';
import { DeskPage } from '../desk-page.tsx';
import { ApprovalSection } from './approval.tsx';
import { Conferment } from './conferment.tsx';
import { NoticeSection } from './notice.tsx';
import { ObjectionList } from './objection-list.tsx';
import { ObjectionView } from './objection-view.tsx';
import { PracticeList } from './practice-list.tsx';
import type { AwardPageData } from './types.ts';
import { useAward } from './use-award.ts';
import { Winners } from './winners.tsx';

/** The award after its decision, for the province and supervision; fetched only by them. */
export default function AwardPage() {
  const t = useWords(awardWords);
  return (
    <DeskPage title={t.title} hint={t.hint}>
      <div className="jury-desk">
        <Routes>
          <Route index element={<Whole />} />
          <Route path="objections" element={<ObjectionList />} />
          <Route path="objections/:id" element={<ObjectionView />} />
          <Route path="practice" element={<PracticeList />} />
        </Routes>
      </div>
    </DeskPage>
  );
}

const order = ['decided', 'noticed', 'approved', 'conferred'];

function Whole() {
  const t = useWords(awardWords);
  const { data: answer, refetch } = useAward();
  if (answer === undefined) return <Loading />;
  if (!answer.ok && answer.status === 404) return <p className="jury-note">{t.notYet}</p>;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  const award = answer.value;
  const at = order.indexOf(award.state);
  if (at < 0) return <p className="jury-note">{t.notYet}</p>;
  return (
    <>
      <ol className="award-steps">
        {order.map((state, index) => (
          <li key={state} className={index <= at ? 'past' : ''} aria-current={index === at ? 'step' : undefined}>
            {t.steps[state]}
          </li>
        ))}
      </ol>
      <Winners award={award} />
      <NoticeSection award={award} />
      <section className="panel" aria-label={t.objections}>
        <h2>{t.objections}</h2>
        <p>
          {t.openObjections(award.openObjections)} · <Link to="/office/award/objections">{t.toObjections} →</Link>
        </p>
      </section>
      <ApprovalSection award={award} />
      <Conferment award={award} />
      <Course award={award} />
    </>
  );
}

function Course({ award }: { readonly award: AwardPageData }) {
  const t = useWords(awardWords);
  const language = useLanguage();
  const known = award.course.filter(({ act }) => t.courseActs[act] !== undefined);
  return (
    <details className="panel">
      <summary>{t.course}</summary>
      <ol className="plain-list">
        {known.map((one) => (
          <li key={one.seq}>
            {t.courseActs[one.act]}
            <span className="quiet">
              {' '}
              {localDay(one.at, language)} {localTime(one.at)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
