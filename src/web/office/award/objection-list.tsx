import { Link } from 'react-router';
import { objectionStateWords } from '#src/domain/award/objection.ts';
import { Loading } from '../../entry/loading.tsx';
import { useMatter } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { Refused } from '../../work/refused.tsx';
import { useSession } from '../../work/session.tsx';
import { lastDayOf } from '../due-words.ts';
import { nextDue } from './next-due.ts';
import type { ObjectionLine } from './types.ts';
import { useAwardPath } from './use-award.ts';

/** Objections of an edition, those first that are due first. */
export function ObjectionList() {
  const t = useWords(awardWords);
  const { data: answer, refetch } = useMatter<readonly ObjectionLine[]>(`${useAwardPath()}/objections`);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  const sorted = answer.value.toSorted((a, b) => (nextDue(a)?.at ?? '9').localeCompare(nextDue(b)?.at ?? '9'));
  return (
    <>
      <p>
        <Link to="/office/award">← {t.back}</Link>
      </p>
      <h2>{t.objections}</h2>
      {sorted.length === 0 && (
        <section className="panel">
          <p>
            <strong>{t.noObjections}</strong>
            <br />
            {t.noObjectionsHint}
          </p>
        </section>
      )}
      <ul className="agenda">
        {sorted.map((one) => (
          <Line key={one.id} objection={one} />
        ))}
      </ul>
    </>
  );
}

function Line({ objection }: { readonly objection: ObjectionLine }) {
  const t = useWords(awardWords);
  const say = useSay();
  const language = useLanguage();
  const { now } = useSession();
  const due = nextDue(objection);
  const late = due !== null && due.at < now;
  return (
    <li>
      <Link to={`/office/award/objections/${objection.id}`}>
        <strong>
          {objection.number} · {objection.winner}
        </strong>
        <span>
          {objection.objector?.name ?? t.anonymous} · {t.arrived} {localDay(objection.arrivedAt, language)}
        </span>
        <span className={late ? 'broken' : 'quiet'}>
          {say(objectionStateWords[objection.state])}
          {due !== null &&
            ` · ${due.kind === 'receive' ? t.receiveDue : t.answerDue} ${localDay(lastDayOf(due.at), language)}`}
          {late && ` · ${t.overdue}`}
        </span>
      </Link>
    </li>
  );
}
