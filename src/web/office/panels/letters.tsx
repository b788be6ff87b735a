import { useId, useState } from 'react';
import { useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import type { WholeCase } from '../types.ts';

/** Letters about a case by the name they are asked for, each with the acts after which there is something to write. */
const letters = [
  { id: 'page', after: [] },
  { id: 'approval', after: [] },
  { id: 'acceptance', after: ['accept'] },
  { id: 'correction', after: ['ask-correction'] },
  { id: 'refusal', after: ['refuse', 'refuse-duplicate'] },
  { id: 'admission', after: ['admit'] },
] as const;

/** Letters to be printed or edited in Word; the number that the office gives is typed back here (X8). */
export function LettersPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const id = useId();
  const [number, setNumber] = useState('');
  const done = new Set(whole.history.map((entry) => entry.action.id));
  const shown = letters.filter(({ after }) => after.length === 0 || after.some((act) => done.has(act)));
  const query = number.trim() === '' ? '' : `?number=${encodeURIComponent(number.trim())}`;
  return (
    <>
      <p className="quiet panel-note">{t.lettersHint}</p>
      <p className="act-field">
        <label htmlFor={id}>{t.letterNumberBack}</label>
        <input
          id={id}
          value={number}
          maxLength={100}
          placeholder={t.letterNumberOpen}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </p>
      <ul className="letter-list">
        {shown.map(({ id: letter }) => (
          <li key={letter}>
            <strong>{t.letterNames[letter]}</strong>
            <span>
              <a href={`/api/cases/${whole.id}/letters/${letter}/docx${query}`}>{t.asWord}</a>
              {' · '}
              <a href={`/api/cases/${whole.id}/letters/${letter}/pdf${query}`} target="_blank" rel="noreferrer">
                PDF
              </a>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
