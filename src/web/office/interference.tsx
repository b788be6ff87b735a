import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { Refusal } from '../api/types.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay, localTime } from '../words/moments.ts';
import { deskWords } from '../words/desk-words.ts';
import { officeWords } from '../words/office-words.ts';
import { sendForOffice } from './send-act.ts';
import { useDesk, useEditionName } from './use-desk.ts';

interface Record_ {
  readonly id: string;
  readonly who: string;
  readonly when: string;
  readonly what: string;
  readonly filedBy: string;
  readonly filedAt: string;
}
const nothing = { who: '', when: '', what: '' };

/** Attempts to interfere: anyone may record one, supervision alone reads them. `titled` where the page has no such title itself. */
export function Interference({ reads, titled = true }: { readonly reads: boolean; readonly titled?: boolean }) {
  const t = useWords(deskWords);
  return (
    <section className="round" aria-label={t.interference}>
      {titled && <h2>{t.interference}</h2>}
      {titled && <p className="quiet">{t.interferenceHint}</p>}
      {reads && <Records />}
      <ul className="terms">
        {t.interferenceTerms.map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
      <RecordForm />
    </section>
  );
}

/** A new record. What is typed stays on the page until it is recorded, and nowhere else: the machine may be others' too. */
function RecordForm() {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const name = useEditionName();
  const [typed, type] = useState(nothing);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const lacks = Object.values(typed).some((text) => text.trim() === '');
  const begun = Object.values(typed).some((text) => text !== '');
  useLeaveAsked(begun);
  const change = (part: Partial<typeof nothing>): void => {
    setDone(false);
    type({ ...typed, ...part });
  };
  const file = async (): Promise<void> => {
    if (lacks) return;
    setBusy(true);
    setRefusal(null);
    const answer = await sendForOffice('/api/interference', 'POST', { ...name, record: typed });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    type(nothing);
    return setDone(true);
  };
  const lines = [
    ['who', t.who],
    ['when', t.when],
  ] as const;
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void file();
      }}
    >
      {lines.map(([key, title]) => (
        <p key={key} className="act-field">
          <label htmlFor={`${id}-${key}`}>{title}</label>
          <input
            id={`${id}-${key}`}
            value={typed[key]}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => change({ [key]: event.currentTarget.value })}
          />
        </p>
      ))}
      <p className="act-field">
        <label htmlFor={`${id}-what`}>{t.what}</label>
        <textarea
          id={`${id}-what`}
          rows={4}
          value={typed.what}
          maxLength={5000}
          onChange={(event) => change({ what: event.currentTarget.value })}
        />
      </p>
      {refusal !== null && (
        <p role="alert" className="danger-note">
          {t.interferenceKept}
          {refusal.code === 'unreachable' ? t.interferenceOffline : say(refusal.reason)}
        </p>
      )}
      <p className="record-end">
        <Button htmlType="submit" disabled={lacks} loading={busy} aria-describedby={`${id}-lacks`}>
          {t.fileInterference}
        </Button>
        <small id={`${id}-lacks`} className="quiet" role="status">
          {done ? <strong>✓ {t.filed}</strong> : lacks ? t.interferenceLacks : ''} {begun && t.interferenceHere}
        </small>
      </p>
    </form>
  );
}

/** Has the browser ask before a page with something unsaved is closed. */
function useLeaveAsked(begun: boolean): void {
  useEffect(() => {
    if (!begun) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [begun]);
}

function Records() {
  const t = useWords(deskWords);
  const o = useWords(officeWords);
  const language = useLanguage();
  const name = useEditionName();
  const { data: answer } = useDesk<readonly Record_[]>(
    `/api/interference?programme=${name.programme}&edition=${name.edition}`,
  );
  if (answer?.ok !== true) return null;
  if (answer.value.length === 0) return <p className="quiet">{t.noInterference}</p>;
  return (
    <ul className="case-history">
      {answer.value.map((one) => (
        <li key={one.id}>
          <p>
            <strong>{one.who}</strong> {one.when}
          </p>
          <p className="said">{one.what}</p>
          <p className="quiet">
            {t.filedBy}
            {o.colon}
            {one.filedBy} · {localDay(one.filedAt, language)} {localTime(one.filedAt)}
          </p>
        </li>
      ))}
    </ul>
  );
}
