import { useId, useState } from 'react';
import { ballotWords } from '../words/ballot-words.ts';
import { useSay, useWords } from '../words/language.tsx';
import type { BallotPageData, BoxPage } from './ballot-types.ts';
import { numberIn } from './typed-signs.ts';
import { useMatter } from './use-jury.ts';

/** The list of ballots after closing, in which each voter finds their own. */
export function PublishedBox({ ballot }: { readonly ballot: BallotPageData }) {
  const t = useWords(ballotWords);
  const say = useSay();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { data } = useMatter<BoxPage>(`/api/ballots/${ballot.id}/box`);
  if (data?.ok !== true) return null;
  const { root, ballots } = data.value;
  const wanted = numberIn(typed);
  const found = wanted.length === 64 ? ballots.some(({ token }) => token === wanted) : null;
  const titleOf = (option: string): string => {
    const one = ballot.form.options.find((known) => known.id === option);
    return one === undefined ? option : say(one);
  };
  return (
    <section className="panel" aria-label={t.list}>
      <h2>{t.list}</h2>
      <p className="quiet">{t.listHint}</p>
      <p className="find-line">
        <label htmlFor={id}>{t.find}</label>
        <input
          id={id}
          value={typed}
          placeholder={t.findHint}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </p>
      {found !== null && (
        <p role="status" className={found ? 'jury-note done' : 'jury-note'}>
          {found ? t.found : t.notFound}
        </p>
      )}
      <div className="wide-table" tabIndex={0} role="group" aria-label={t.list}>
        <table className="plain-table box-table">
          <thead>
            <tr>
              <th scope="col">{t.hash}</th>
              {ballot.form.questions.map((question, index) => (
                <th key={question.id} scope="col" title={say(question)}>
                  {index + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ballots.map(({ token, choices, spoiled }) => (
              <tr key={token} className={token === wanted ? 'mine' : ''}>
                <th scope="row">
                  <code>{token}</code>
                </th>
                {choices === null ? (
                  <td colSpan={ballot.form.questions.length}>{spoiled === null ? t.notOpened : t.spoiled[spoiled]}</td>
                ) : (
                  ballot.form.questions.map((question) => (
                    <td key={question.id}>{titleOf(choices[question.id] ?? '')}</td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {root !== null && (
        <p className="quiet">
          {t.root}
          {t.colon}
          <code className="whole">{root}</code>
        </p>
      )}
    </section>
  );
}
