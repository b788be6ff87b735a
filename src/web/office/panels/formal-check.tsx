import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import { officeWords } from '../../words/office-words.ts';
import { sendForOffice } from '../send-act.ts';
import type { WholeCase } from '../types.ts';
import { useReread } from '../use-case.ts';

/** The formal check of one person of the province; admission waits for two. */
export function FormalCheck({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const o = useWords(officeWords);
  const say = useSay();
  const id = useId();
  const reread = useReread();
  const [note, setNote] = useState('');
  const may = whole.actions.some((action) => action.id === 'formal-check' && action.denial === null);
  if (!may && whole.formalChecks.length === 0) return null;
  const give = async (verdict: 'pass' | 'fail'): Promise<void> => {
    const body = { verdict, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    const answer = await sendForOffice(`/api/cases/${whole.id}/formal-check`, 'PUT', body);
    if (answer.ok) notify({ text: t.saved });
    else notify({ text: say(answer.refusal.reason), tone: 'error' });
    await reread(whole.id);
  };
  return (
    <section className="formal-check" aria-label={t.formalCheck}>
      <h3>{t.formalCheck}</h3>
      <p className="quiet">{t.formalHint}</p>
      <p>{t.formalGiven(whole.formalChecks.filter((check) => check.verdict === 'pass').length)}</p>
      {whole.formalChecks
        .filter((check) => check.verdict === 'fail')
        .map((check) => (
          <p key={check.by} className="danger-note">
            {t.fail}
            {o.colon}
            {check.note}
          </p>
        ))}
      {may && (
        <div className="tick-form">
          <label htmlFor={id} className="sr">
            {t.note}
          </label>
          <textarea
            id={id}
            rows={2}
            value={note}
            placeholder={t.note}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="primary" size="small" onClick={() => void give('pass')}>
            {t.pass}
          </Button>{' '}
          <Button size="small" danger disabled={note.trim() === ''} onClick={() => void give('fail')}>
            {t.fail}
          </Button>
        </div>
      )}
    </section>
  );
}
