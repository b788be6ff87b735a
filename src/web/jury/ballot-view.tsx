import { Link, useParams } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { ballotWords } from '../words/ballot-words.ts';
import { useSay, useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import { Refused } from '../work/refused.tsx';
import { useIsOfficial } from '../work/use-official.ts';
import { BallotOffice } from './ballot-office.tsx';
import type { BallotPageData } from './ballot-types.ts';
import { Custodian } from './custodian.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { PublishedBox } from './published-box.tsx';
import { useMatter } from './use-jury.ts';
import { Voter } from './voter.tsx';

/** One secret ballot: to a voter their vote, to a custodian their key, to the office its acts, to all of them the result. */
export function BallotView() {
  const { id = '' } = useParams();
  const { data: answer, refetch } = useMatter<BallotPageData>(`/api/ballots/${id}`);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return <Whole ballot={answer.value} />;
}

function Whole({ ballot }: { readonly ballot: BallotPageData }) {
  const t = useWords(ballotWords);
  const j = useWords(juryWords);
  const official = useIsOfficial();
  const say = useSay();
  return (
    <>
      <p>
        <Link to={official ? '/office/decision' : '/jury'}>← {j.back}</Link>
      </p>
      <p className="quiet">{t.title}</p>
      <div className="jury-head">
        <h1>{say(ballot.title)}</h1>
        <span className={`jury-state ${ballot.state}`}>{t.states[ballot.state]}</span>
      </div>
      {ballot.state === 'void' && (
        <p className="jury-note">
          {t.voidWhy}
          {t.colon}
          {ballot.voidReason ?? (ballot.voidCause === null ? '' : t.causes[ballot.voidCause])}
        </p>
      )}
      {ballot.own.votes && <Voter ballot={ballot} />}
      {ballot.state === 'prepared' && !ballot.own.custodian && !ballot.own.manages && (
        <p className="jury-note">{ballot.keys === null ? t.noKeys : t.waitOpen}</p>
      )}
      {ballot.own.custodian && <Custodian ballot={ballot} />}
      {ballot.own.manages && <BallotOffice ballot={ballot} />}
      <Result ballot={ballot} />
      {(ballot.state === 'closed' || ballot.state === 'counted') && <PublishedBox ballot={ballot} />}
      {!ballot.own.votes && ballot.keys !== null && ballot.state !== 'void' && (
        <Fingerprint value={ballot.keys.fingerprint} />
      )}
      {!ballot.own.votes && ballot.result === null && <Asked ballot={ballot} />}
    </>
  );
}

function Asked({ ballot }: { readonly ballot: BallotPageData }) {
  const t = useWords(ballotWords);
  const say = useSay();
  return (
    <section className="panel" aria-label={t.questions}>
      <h2>{t.questions}</h2>
      <ol className="plain-list">
        {ballot.form.questions.map((one) => (
          <li key={one.id}>{say(one)}</li>
        ))}
      </ol>
    </section>
  );
}

function Result({ ballot }: { readonly ballot: BallotPageData }) {
  const t = useWords(ballotWords);
  const say = useSay();
  const { result, form } = ballot;
  if (result === null) return null;
  return (
    <section className="panel" aria-label={t.result}>
      <h2>{t.result}</h2>
      <p>{t.totals(result.entitled, result.issued, result.cast, result.spoiled)}</p>
      <div className="wide-table" tabIndex={0} role="group" aria-label={t.result}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.questions}</th>
              {form.options.map((option) => (
                <th key={option.id} scope="col">
                  {say(option)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {form.questions.map((question) => (
              <tr key={question.id}>
                <th scope="row">{say(question)}</th>
                {form.options.map(({ id }) => (
                  <td key={id}>{result.tally[question.id]?.[id] ?? '—'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
