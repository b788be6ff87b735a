import { useEffect, useState } from 'react';
import { request } from '../api/request.ts';
import { useSay, useWords } from '../words/language.tsx';
import { paperWords } from '../words/paper-words.ts';
import type { CaseList, CaseRow } from './types.ts';

/** How long typing rests before it is looked for; milliseconds. */
const rest = 250;

/** Finds a case without a code: on paper only, or where the code is damaged. */
export function PaperFind({ choose }: { readonly choose: (id: string) => void }) {
  const t = useWords(paperWords);
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [rows, setRows] = useState<readonly CaseRow[] | null>(null);
  useEffect(() => {
    const q = typed.trim();
    if (q === '') return setRows(null);
    const stopping = new AbortController();
    const timer = setTimeout(() => {
      void request<CaseList>(`/api/cases?view=all&order=name&limit=8&q=${encodeURIComponent(q)}`, {
        signal: stopping.signal,
      }).then((answer) => {
        if (answer.ok) setRows(answer.value.cases);
      });
    }, rest);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [typed]);
  return (
    <details className="paper-find">
      <summary>{t.find}</summary>
      <p className="quiet">{t.findHint}</p>
      <input
        type="search"
        aria-label={t.find}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [only] = rows ?? [];
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || only === undefined) return;
          event.preventDefault();
          choose(only.id);
        }}
      />
      {rows?.length === 0 && <p role="status">{t.nothingFound}</p>}
      <ul>
        {rows?.map((row) => (
          <li key={row.id}>
            <button type="button" className="plain" onClick={() => choose(row.id)}>
              {row.applicant}
            </button>{' '}
            <small>
              {say(row.class.title)} · {say(row.channel.name)}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
