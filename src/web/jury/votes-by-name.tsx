import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import type { MemberPage, MotionPageData } from './types.ts';

/** Who voted how in an open vote, once its result is declared. */
export function VotesByName({
  motion,
  roll,
}: {
  readonly motion: MotionPageData;
  readonly roll: readonly MemberPage[];
}) {
  const t = useWords(juryWords);
  if (motion.votes.length === 0) return null;
  const shown = motion.questions.flatMap(({ candidate, place }) =>
    candidate === null ? [] : [{ ...candidate, place }],
  );
  return (
    <section className="panel" aria-label={t.votes}>
      <h2>{t.votes}</h2>
      <div className="wide-table" tabIndex={0} role="group" aria-label={t.votes}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              {shown.map((one) => (
                <th key={one.application} scope="col" title={one.name}>
                  {one.place}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {motion.votes.map(({ member, choices }) => (
              <tr key={member}>
                <th scope="row">{roll.find((one) => one.id === member)?.name ?? member}</th>
                {shown.map(({ application }) => {
                  const choice = choices[application];
                  return <td key={application}>{choice === undefined ? '—' : t.choices[choice]}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
