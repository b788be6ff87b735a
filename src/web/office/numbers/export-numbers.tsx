import { Button } from 'antd';
import { useId, useState } from 'react';
import { refusalOf } from '../../api/request.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { numbersWords } from '../../words/numbers-words.ts';
import { saveFile } from '../save-file.ts';

/** The numbers as Excel or PDF, with a purpose that is logged (X12), and the final report. */
export function ExportNumbers({ at }: { readonly at: string }) {
  const t = useWords(numbersWords);
  const say = useSay();
  const id = useId();
  const [reason, setReason] = useState('');
  const save = async (format: 'xlsx' | 'pdf'): Promise<void> => {
    const response = await fetch(`${at}/numbers/export`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ format, reason: reason.trim() }),
    });
    if (response.ok) await saveFile(response, `numbers.${format}`);
    else {
      const refusal = refusalOf((await response.json()) as unknown);
      if (refusal !== null) notify({ text: say(refusal.reason), tone: 'error' });
    }
  };
  return (
    <section className="number-export" aria-label={t.files}>
      <h2>{t.files}</h2>
      <p>
        {t.finalReport} <a href={`${at}/final-report/docx`}>Word</a> · <a href={`${at}/final-report/pdf`}>PDF</a>
      </p>
      <p className="quiet">{t.exportHint}</p>
      <div className="tick-form">
        <label className="sr" htmlFor={id}>
          {t.reason}
        </label>
        <input
          id={id}
          value={reason}
          placeholder={t.reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {(['xlsx', 'pdf'] as const).map((format) => (
          <Button key={format} disabled={reason.trim().length < 2} onClick={() => void save(format)}>
            {t.exportAs[format]}
          </Button>
        ))}
      </div>
    </section>
  );
}
