import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { request } from '../../api/request.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';

/** The lead closes the scoring although somebody may not have handed in: with a reason, and once. */
export function CloseScoringDialog({
  panel,
  reread,
  close,
}: {
  readonly panel: string;
  readonly reread: () => void;
  readonly close: () => void;
}) {
  const t = useWords(assessWords);
  const say = useSay();
  const go = useNavigate();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    const answer = await request(`/api/panels/${panel}/closing`, { method: 'POST', body: { reason: reason.trim() } });
    setBusy(false);
    reread();
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    close();
    await go(`/reviews/${panel}/consensus`);
  };
  return (
    <Modal open title={t.closeScoring} footer={null} onCancel={close} width={520}>
      <p>{t.closeScoringHint}</p>
      <label htmlFor="close-reason">{t.reason}</label>
      <textarea
        id="close-reason"
        className="assess-text"
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refusal !== null && <Alert type="error" title={say(refusal)} />}
      <p className="dialog-acts">
        <Button type="primary" danger disabled={reason.trim() === ''} loading={busy} onClick={() => void act()}>
          {t.closeScoring}
        </Button>
        <Button onClick={close}>{t.cancel}</Button>
      </p>
    </Modal>
  );
}
