import { useState, type FormEvent } from 'react';
import type { FeedbackAnswer } from '#src/domain/feedback/report.ts';
import { request } from '../api/request.ts';
import { dueWords } from '../office/due-words.ts';
import { notify } from '../work/notices.ts';
import { useSession } from '../work/session.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { feedbackWords } from '../words/feedback-words.ts';

interface Props {
  readonly application: string;
  readonly until: string;
  readonly answer: FeedbackAnswer | null;
  readonly reread: () => void;
}

/** What the applicant says of the report, until the last day; afterwards only what was said. */
export function AnswerForm({ application, until, answer, reread }: Props) {
  const t = useWords(feedbackWords);
  const language = useLanguage();
  const { now } = useSession();
  const [clear, setClear] = useState(answer?.clear ?? 0);
  const [useful, setUseful] = useState(answer?.useful ?? 0);
  const [words, setWords] = useState(answer?.words ?? '');
  const [busy, setBusy] = useState(false);
  const over = Date.parse(now) >= Date.parse(until);
  const due = dueWords(until, now, undefined, language);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (clear === 0 || useful === 0) {
      notify({ text: t.bothFirst, tone: 'error' });
      return;
    }
    setBusy(true);
    const body: FeedbackAnswer = { clear, useful, words };
    const sent = await request(`/api/applications/${application}/feedback/answer`, { method: 'PUT', body });
    setBusy(false);
    notify(sent.ok ? { text: t.sent } : { text: sent.refusal.reason[language], tone: 'error' });
    if (sent.ok) reread();
  };
  return (
    <form className="panel feedback-answer" onSubmit={(event) => void send(event)}>
      <h3>{t.answer}</h3>
      <p>{t.answerHint}</p>
      <p className={over ? 'quiet' : `due-words ${due.tone}`}>
        {over ? t.answerOver : t.answerUntil(due.day, due.left)}
        {answer !== null && !over && ` ${t.yours}`}
      </p>
      <Grades name="clear" title={t.clear} value={clear} set={setClear} disabled={over} />
      <Grades name="useful" title={t.useful} value={useful} set={setUseful} disabled={over} />
      <label>
        {t.words}
        <textarea
          rows={4}
          maxLength={5000}
          value={words}
          disabled={over}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      {!over && (
        <button type="submit" className="act" disabled={busy}>
          {answer === null ? t.send : t.sendAgain}
        </button>
      )}
    </form>
  );
}

function Grades({
  name,
  title,
  value,
  set,
  disabled,
}: {
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly set: (value: number) => void;
  readonly disabled: boolean;
}) {
  const t = useWords(feedbackWords);
  return (
    <fieldset disabled={disabled}>
      <legend>{title}</legend>
      <div className="feedback-grades">
        {t.grades.map((grade, index) => (
          <label key={grade}>
            <input
              type="radio"
              name={name}
              value={index + 1}
              checked={value === index + 1}
              onChange={() => set(index + 1)}
            />
            {index + 1} {grade}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
