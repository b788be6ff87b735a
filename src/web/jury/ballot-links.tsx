import { Link } from 'react-router';
import { ballotWords } from '../words/ballot-words.ts';
import { useSay, useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import type { BallotRowPage } from './ballot-types.ts';
import type { MotionPageData } from './types.ts';
import { useAwardEdition, useMatter } from './use-jury.ts';

/** The ballots in which a motion is voted on in secret: each with its state and the way to it. */
export function BallotLinks({ motion }: { readonly motion: MotionPageData }) {
  const t = useWords(juryWords);
  const b = useWords(ballotWords);
  const say = useSay();
  const { programme, edition } = useAwardEdition();
  const { data } = useMatter<{ ballots: readonly BallotRowPage[] }>(
    `/api/ballots?programme=${programme}&edition=${edition}`,
  );
  if (motion.ballots.length === 0) return null;
  const rows = data?.ok === true ? data.value.ballots : [];
  return (
    <section className="panel" aria-label={t.ballots}>
      <h2>{t.ballots}</h2>
      {motion.ballots.length > 1 && <p className="quiet">{t.ballotsHint}</p>}
      <ul className="plain-list">
        {motion.ballots.map(({ ballotId, questions, voters, mine }) => {
          const row = rows.find(({ id }) => id === ballotId);
          return questions.length === 0 ? null : (
            <li key={ballotId} className="with-act">
              <span>
                {row === undefined ? t.notPrepared : say(row.title)}
                <span className="quiet"> · {t.ballotLine(questions.length, voters)}</span>
              </span>
              {row !== undefined && (
                <span className="acts">
                  <span className={`jury-state ${row.state}`}>{b.states[row.state]}</span>
                  <Link to={`/jury/ballots/${ballotId}`}>
                    {mine && row.state === 'open' ? t.toBallot : t.seeBallot}
                  </Link>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
