import '../../theme/jury.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../../api/request.ts';
import { usePage } from '../../book/hooks.ts';
import { Loading } from '../../entry/loading.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { outcomeWords } from '../../words/outcome-words.ts';
import { notify } from '../../work/notices.ts';
import { Refused } from '../../work/refused.tsx';

interface Part {
  readonly part: string;
  readonly title: Text;
  readonly draft: string;
  readonly released: { readonly title: string; readonly body: string; readonly state: string } | null;
}
/** Fewest signs of a title and of a text, as the server has them. */
const fewest = { title: 2, body: 20 };

/** What a winner may release of their practice (R7): part by part, edited by themselves. */
export default function PracticePage() {
  const { id } = usePage();
  const t = useWords(outcomeWords);
  const { data: answer, refetch } = useQuery({
    queryKey: ['practice', id],
    queryFn: () => request<readonly Part[]>(`/api/applications/${id}/practice`),
  });
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return (
    <div className="page">
      <h2>{t.sharing}</h2>
      <p className="quiet">{t.sharingHint}</p>
      {answer.value.length === 0 && <p>{t.nothing}</p>}
      {answer.value.map((part) => (
        <PartForm key={part.part} application={id} part={part} />
      ))}
    </div>
  );
}

function PartForm({ application, part }: { readonly application: string; readonly part: Part }) {
  const t = useWords(outcomeWords);
  const say = useSay();
  const language = useLanguage();
  const queries = useQueryClient();
  const id = useId();
  const shared = part.released !== null && part.released.state !== 'withdrawn';
  const [title, setTitle] = useState(part.released?.title ?? say(part.title));
  const [body, setBody] = useState(part.released?.body ?? part.draft);
  const [noSecret, setNoSecret] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async (method: 'PUT' | 'DELETE'): Promise<void> => {
    setBusy(true);
    const path = `/api/applications/${application}/practice/${part.part}`;
    const content = { title: title.trim(), body: body.trim(), noSecret: true };
    const answer = await request(path, method === 'PUT' ? { method, body: content } : { method });
    setBusy(false);
    if (answer.ok) notify({ text: method === 'PUT' ? t.released : t.withdrawn });
    else notify({ text: answer.refusal.reason[language], tone: 'error' });
    setNoSecret(false);
    await queries.invalidateQueries({ queryKey: ['practice', application] });
  };
  const short = body.trim().length < fewest.body || title.trim().length < fewest.title;
  return (
    <section className="panel" aria-label={say(part.title)}>
      <div className="jury-head">
        <h3>{say(part.title)}</h3>
        {part.released !== null && (
          <span className={`jury-state ${part.released.state}`}>
            {t.partStates[part.released.state] ?? part.released.state}
          </span>
        )}
      </div>
      <div className="practice-form">
        <label htmlFor={`${id}-title`}>{t.heading}</label>
        <input
          id={`${id}-title`}
          value={title}
          maxLength={100}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <label htmlFor={`${id}-body`}>
          {t.text} <span className="quiet">{t.atLeast(fewest.body)}</span>
        </label>
        <textarea
          id={`${id}-body`}
          rows={8}
          value={body}
          maxLength={20_000}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      </div>
      <p>
        <Checkbox checked={noSecret} onChange={(event) => setNoSecret(event.target.checked)}>
          {t.noSecret}
        </Checkbox>
      </p>
      <p className="acts">
        <Button type="primary" loading={busy} disabled={!noSecret || short} onClick={() => void send('PUT')}>
          {shared ? t.again : t.release}
        </Button>
        {shared && (
          <Button disabled={busy} onClick={() => void send('DELETE')}>
            {t.withdraw}
          </Button>
        )}
      </p>
    </section>
  );
}
