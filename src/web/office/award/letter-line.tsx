import { AskedAct } from '../../jury/asked-act.tsx';
import { useAct } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useWords } from '../../words/language.tsx';
import type { AwardPageData } from './types.ts';
import { useAwardPath } from './use-award.ts';

/** A letter about the award: as Word and PDF, and its number typed back once it is issued. */
export function LetterLine({
  award,
  letter,
}: {
  readonly award: AwardPageData;
  readonly letter: 'notice' | 'decision' | 'winners';
}) {
  const t = useWords(awardWords);
  const path = useAwardPath();
  const { act } = useAct();
  const number = award.numbers[letter];
  const mayNumber = award.acts.some((one) => one.act === 'number-letter' && one.denial === null);
  return (
    <div className="letter-line">
      <span className="downloads">
        {t.letters[letter]} <a href={`${path}/letters/${letter}/docx`}>Word</a> ·{' '}
        <a href={`${path}/letters/${letter}/pdf`} target="_blank" rel="noreferrer">
          PDF
        </a>
        {number !== undefined && number !== '' && <span className="quiet"> · {t.numberOf(number)}</span>}
      </span>
      {mayNumber && (
        <AskedAct
          title={t.numberBack}
          asks={`${t.letters[letter]} · ${t.numberBack}`}
          long={false}
          initial={number ?? ''}
          act={async (typed) =>
            (
              await act({
                path: `${path}/letters/${letter}/number`,
                method: 'PUT',
                body: { number: typed },
                done: t.numberSaved,
              })
            ).ok
          }
        />
      )}
    </div>
  );
}
