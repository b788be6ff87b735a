import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';
import { refusalOf } from '../api/request.ts';
import { usePlace } from './place.ts';
import { saveFile } from './save-file.ts';
import { useEditionName } from './use-desk.ts';

/** The list as Excel: with a purpose, which is logged (X12). */
export function ExportList() {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const [place] = usePlace();
  const name = useEditionName();
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const of = place.get('class') ?? '';
    const response = await fetch('/api/cases/export', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...name, reason: reason.trim(), ...(of === '' ? {} : { class: of }) }),
    });
    if (!response.ok) {
      const refusal = refusalOf((await response.json()) as unknown);
      if (refusal !== null) notify({ text: say(refusal.reason), tone: 'error' });
      return;
    }
    await saveFile(response, 'list.xlsx');
  };
  return (
    <section aria-label={t.exportList}>
      <h2>{t.exportList}</h2>
      <p className="quiet">{t.exportHint}</p>
      <div className="tick-form">
        <label className="sr" htmlFor={id}>
          {t.exportReason}
        </label>
        <input
          id={id}
          value={reason}
          placeholder={t.exportReason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button disabled={reason.trim().length < 2} onClick={() => void save()}>
          {t.exportList}
        </Button>
      </div>
    </section>
  );
}
