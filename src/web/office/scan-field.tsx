import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { uploadFile } from '../api/upload.ts';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import type { Typed } from './act-input.ts';

interface Props {
  readonly application: string;
  readonly scan: Typed['scan'];
  readonly choose: (scan: Typed['scan']) => void;
}

/** The scan that an act needs: uploaded at once, among the files of the case. */
export function ScanField({ application, scan, choose }: Props) {
  const t = useWords(officeWords);
  const say = useSay();
  const id = useId();
  const [percent, setPercent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const send = async (file: File): Promise<void> => {
    setRefusal(null);
    setPercent(0);
    const answer = await uploadFile(application, file, setPercent);
    setPercent(null);
    if (answer.ok) choose({ sha256: answer.value.sha256, name: file.name });
    else setRefusal(answer.refusal.reason);
  };
  return (
    <div className="act-field">
      <label htmlFor={id}>{t.scan}</label>
      <span className="due-field">
        {scan !== null && <span>✓ {scan.name}</span>}
        {percent !== null && <progress max={100} value={percent} aria-label={t.scan} />}
        <label className="attach" htmlFor={id}>
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
          {scan === null ? t.chooseScan : t.replaceScan}
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
