import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../work/notices.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay, localTime } from '../words/moments.ts';
import { deskWords } from '../words/desk-words.ts';
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

/** Attempts to interfere: anyone may record one, supervision alone reads them. */
export function Interference({ reads }: { readonly reads: boolean }) {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const name = useEditionName();
  const [typed, type] = useState(nothing);
  const file = async (): Promise<void> => {
    const answer = await sendForOffice('/api/interference', 'POST', { ...name, record: typed });
    if (!answer.ok) return notify({ text: say(answer.refusal.reason), tone: 'error' });
    type(nothing);
    notify({ text: t.filed });
  };
  const lines = [
    ['who', t.who],
    ['when', t.when],
  ] as const;
  return (
    <section className="round" aria-label={t.interference}>
      <h2>{t.interference}</h2>
      <p className="quiet">{t.interferenceHint}</p>
      {reads && <Records />}
      {lines.map(([key, title]) => (
        <p key={key} className="act-field">
          <label htmlFor={`${id}-${key}`}>{title}</label>
          <input
            id={`${id}-${key}`}
            value={typed[key]}
            maxLength={200}
            onChange={(event) => type({ ...typed, [key]: event.currentTarget.value })}
          />
        </p>
      ))}
      <p className="act-field">
        <label htmlFor={`${id}-what`}>{t.what}</label>
        <textarea
          id={`${id}-what`}
          rows={3}
          value={typed.what}
          maxLength={5000}
          onChange={(event) => type({ ...typed, what: event.currentTarget.value })}
        />
      </p>
      <Button disabled={Object.values(typed).some((text) => text.trim() === '')} onClick={() => void file()}>
        {t.fileInterference}
      </Button>
    </section>
  );
}

function Records() {
  const t = useWords(deskWords);
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
            {t.filedBy}：{one.filedBy} · {localDay(one.filedAt, language)} {localTime(one.filedAt)}
          </p>
        </li>
      ))}
    </ul>
  );
}
