import type { ReactNode } from 'react';
import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import type { QuestionPage } from './types.ts';
import { useClassTitle } from './use-jury.ts';

/** The questions of a motion that the reader does not stand aside from; `renderChoice` shows what is chosen of each. */
export function Questions({
  questions,
  renderChoice,
}: {
  readonly questions: readonly QuestionPage[];
  readonly renderChoice?: (application: string) => ReactNode;
}) {
  const t = useWords(juryWords);
  return (
    <ol className="questions" aria-label={t.candidates}>
      {questions.map((question) =>
        question.candidate === null ? null : (
          <li key={question.candidate.application} value={question.place}>
            <Question question={question} candidate={question.candidate} />
            {renderChoice?.(question.candidate.application)}
          </li>
        ),
      )}
    </ol>
  );
}

/** One candidate: who it is, the figures the report gives, and the result once there is one. */
function Question({
  question,
  candidate,
}: {
  readonly question: QuestionPage;
  readonly candidate: NonNullable<QuestionPage['candidate']>;
}) {
  const t = useWords(juryWords);
  const titleOf = useClassTitle();
  const { result } = question;
  return (
    <div className="question-body">
      <p className="question-name">
        <span className="question-place">{question.place}</span>
        <strong>{candidate.name}</strong>
      </p>
      <p className="quiet">
        {candidate.number} · {titleOf(candidate.class)} ·{' '}
        {candidate.total === null ? t.noPoints : `${t.total} ${candidate.total}`}
        {candidate.rank !== null && ` · ${t.rank}\u00a0${candidate.rank}`}
        {candidate.tied && ` (${t.tied})`}
      </p>
      {question.eligible !== null && question.voters !== null && (
        <p className="quiet">{t.votersOf(question.voters, question.eligible)}</p>
      )}
      {result !== null && (
        <p className={`outcome ${result.outcome}`}>
          <strong>{t.outcomes[result.outcome]}</strong>{' '}
          {t.tally(result.for, result.against, result.abstain, result.spoiled)}
        </p>
      )}
    </div>
  );
}
