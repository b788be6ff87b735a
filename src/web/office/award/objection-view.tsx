import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { objectionStateWords, resultWords } from '#src/domain/award/objection.ts';
import { Loading } from '../../entry/loading.tsx';
import { useMatter } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { useCopy } from '../../work/use-copy.ts';
import { Refused } from '../../work/refused.tsx';
import { lastDayOf } from '../due-words.ts';
import { nextDue } from './next-due.ts';
import { ObjectionActs } from './objection-acts.tsx';
import type { ObjectionPageData } from './types.ts';

/** One objection to be read and dealt with. */
export function ObjectionView() {
  const { id = '' } = useParams();
  const { data: answer, refetch } = useMatter<ObjectionPageData>(`/api/objections/${id}`);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return <Whole objection={answer.value} />;
}

function Whole({ objection }: { readonly objection: ObjectionPageData }) {
  const t = useWords(awardWords);
  const say = useSay();
  const language = useLanguage();
  const { objector, confirmation, findings, decision } = objection;
  const due = nextDue(objection);
  const told: readonly (readonly [string, string | null])[] = [
    [t.against, objection.winner],
    [t.objector, objector === null ? t.anonymous : `${objector.name} · ${objector.contact}`],
    [t.arrived, localDay(objection.arrivedAt, language)],
    [due?.kind === 'receive' ? t.receiveDue : t.answerDue, due === null ? null : localDay(lastDayOf(due.at), language)],
    [t.facts, objection.facts],
    [
      t.confirmation,
      confirmation === null ? null : [t.ways[confirmation.way], confirmation.note].filter(Boolean).join(' · '),
    ],
    [t.notTakenUp, objection.notTakenUp],
    [t.findings, findings === null ? null : t.foundBy(findings.text, findings.by)],
    [
      t.decision,
      decision === null
        ? null
        : [say(resultWords[decision.result]), t.effects[decision.effect], decision.until, decision.reason]
            .filter(Boolean)
            .join(' · '),
    ],
    [t.answer, objection.answer],
    [t.told, objection.told],
  ];
  return (
    <>
      <p>
        <Link to="/office/award/objections">← {t.back}</Link>
      </p>
      <div className="jury-head">
        <h2>
          {t.objection} {objection.number}
        </h2>
        <span className="jury-state">{say(objectionStateWords[objection.state])}</span>
      </div>
      <section className="panel">
        <dl className="told">
          {told.map(([name, value]) =>
            value === null || value === '' ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
          <div>
            <dt>{t.files}</dt>
            <dd>
              {objection.files.length === 0 && t.noFiles}
              {objection.files.map((file) => (
                <p key={file.sha256}>
                  <a href={`/api/objections/${objection.id}/files/${file.sha256}`} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                </p>
              ))}
            </dd>
          </div>
        </dl>
      </section>
      {objection.toTell !== null && <ToTell words={objection.toTell} />}
      <ObjectionActs objection={objection} />
      <details className="panel">
        <summary>{t.course}</summary>
        <ol className="plain-list">
          {objection.course.map((one) => (
            <li key={one.seq}>
              {t.courseActs[one.act] ?? one.act}
              <span className="quiet"> {localDay(one.at, language)}</span>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** What to say to an objector who left a telephone number: copyable, and free of personal values (X14). */
function ToTell({ words }: { readonly words: Text }) {
  const t = useWords(awardWords);
  const say = useSay();
  const copy = useCopy();
  return (
    <section className="panel" aria-label={t.toTell}>
      <h2>{t.toTell}</h2>
      <p>{say(words)}</p>
      <Button size="small" onClick={() => copy(words)}>
        {t.copy}
      </Button>
    </section>
  );
}
