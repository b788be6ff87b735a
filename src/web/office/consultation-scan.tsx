import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { refusalOf } from '../api/request.ts';
import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';

export interface ChosenScan {
  readonly sha256: string;
  readonly name: string;
}
interface Props {
  readonly letter: string;
  readonly scan: ChosenScan | null;
  readonly choose: (scan: ChosenScan) => void;
}

const broken: Text = { zh: '上传中断，请重新选择文件。', en: 'The upload broke off; choose the file again.' };

/** The scan of a reply (复函), kept with the letter and never among an applicant's files. */
export function ConsultationScan({ letter, scan, choose }: Props) {
  const t = useWords(consultationWords);
  const say = useSay();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const response = await fetch(`/api/consultations/${letter}/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
      body: file,
    }).catch((): null => null);
    const value: unknown = response === null ? null : await response.json().catch((): null => null);
    setBusy(false);
    if (response?.ok === true) choose({ sha256: (value as ChosenScan).sha256, name: file.name });
    else setRefusal(refusalOf(value)?.reason ?? broken);
  };
  return (
    <div className="act-field">
      <label htmlFor={id}>{t.replyScan}</label>
      <span className="due-field">
        {scan !== null && <span>✓ {scan.name}</span>}
        <label className="attach" htmlFor={id} aria-busy={busy}>
          <input
            id={id}
            type="file"
            className="sr"
            accept=".pdf,image/png,image/jpeg"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) void send(file);
              event.currentTarget.value = '';
            }}
          />
          {t.chooseScan}
        </label>
        {refusal !== null && (
          <span role="alert" className="danger-note">
            {say(refusal)}
          </span>
        )}
      </span>
    </div>
  );
}
