import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../../api/request.ts';
import { uploadTo } from '../../api/upload.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { consensusWords } from '../../words/consensus-words.ts';
import type { JudgedPage } from '../types.ts';

/** The lead lays down the signed record: its scan, and the digits it bears, which must be those of this result. */
export function Signing({
  page,
  reread,
}: {
  readonly page: Pick<JudgedPage, 'panel' | 'state' | 'stage' | 'lead'>;
  readonly reread: () => void;
}) {
  const t = useWords(consensusWords);
  const say = useSay();
  const [file, choose] = useState<File | null>(null);
  const [digest, type] = useState('');
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  if (page.state !== 'agreed' || !page.stage.signed || !page.lead) return null;
  const sign = async (scan: File): Promise<void> => {
    setBusy(true);
    const kept = await uploadTo(`/api/panels/${page.panel}/files`, scan, () => undefined);
    const answer = kept.ok
      ? await request(`/api/panels/${page.panel}/signature`, {
          method: 'PUT',
          body: { scan: kept.value.sha256, digest: digest.trim() },
        })
      : kept;
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: t.signed });
    reread();
  };
  return (
    <form
      className="signing"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void sign(file);
      }}
    >
      <p>{page.stage.combine === 'consensus' ? t.signHint : t.signCountedHint}</p>
      <p>
        <label className="chip scan-choice">
          {t.scan}
          <input
            type="file"
            className="sr"
            accept="application/pdf,image/jpeg,image/png"
            onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)}
          />
        </label>{' '}
        {file?.name}
      </p>
      <label>
        {t.printedDigest}{' '}
        <input
          className="ink-line"
          value={digest}
          maxLength={64}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </label>
      {refusal !== null && <Alert type="error" title={say(refusal)} />}
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={file === null || !/^[0-9a-fA-F]{16,64}$/u.test(digest.trim())}
      >
        {t.sign}
      </Button>
    </form>
  );
}
