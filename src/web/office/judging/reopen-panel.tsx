import { Alert, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { sendForOffice } from '../send-act.ts';
import { ReasonField } from './reason-field.tsx';
import type { PanelPage } from './types.ts';
import { useRereadJudging } from './use-judging.ts';

/** Gives a panel its consensus back, with reason. */
export function ReopenPanel({ panel, close }: { readonly panel: PanelPage; readonly close: () => void }) {
  const t = useWords(judgingWords);
  const say = useSay();
  const reread = useRereadJudging();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Text | null>(null);
  const send = async (): Promise<void> => {
    const answer = await sendForOffice(`/api/panels/${panel.id}/reopening`, 'POST', { reason: reason.trim() });
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: t.done(t.reopenPanel) });
    await reread();
    return close();
  };
  return (
    <Modal
      open
      title={`${t.reopenPanel} · ${panel.applicant ?? t.unnamed}`}
      okText={t.reopenPanel}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => void send()}
      onCancel={close}
    >
      <div className="act-dialog">
        <p>{t.reopenPanelHint}</p>
        <ReasonField value={reason} type={setReason} />
        {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
      </div>
    </Modal>
  );
}
