import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { assessWords } from '../words/assess-words.ts';
import type { OwnPanel } from './types.ts';
import { industryName, usePanelEdition } from './use-panels.ts';

type Says = 'clear' | 'tied';

/** Before more than name and industry is seen: whether anything ties one to the applicant. */
export function Declaration({ panel, close }: { readonly panel: OwnPanel; readonly close: () => void }) {
  const t = useWords(assessWords);
  const say = useSay();
  const id = useId();
  const queries = useQueryClient();
  const go = useNavigate();
  const edition = usePanelEdition(panel);
  const [says, setSays] = useState<Says | null>(null);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = says === 'clear' || (says === 'tied' && reason.trim() !== '');
  const declare = async (): Promise<void> => {
    setBusy(true);
    const answer = await request<{ state: string }>(`/api/panels/${panel.id}/declaration`, {
      method: 'POST',
      body: { reason: says === 'tied' ? reason.trim() : null },
    });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    await queries.invalidateQueries({ queryKey: ['panels'] });
    close();
    if (answer.value.state === 'clear') await go(`/reviews/${panel.id}`);
    else notify({ text: t.stoodAside });
  };
  return (
    <Modal open title={t.declareTitle} onCancel={close} footer={null} width={560}>
      <p>
        <strong>{panel.applicant}</strong>
        {panel.industry !== null && ` · ${say(industryName(edition, panel.class, panel.industry))}`}
      </p>
      <p>{t.declareHint}</p>
      <ul className="declare-kinds">
        {t.declareKinds.map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
      <fieldset className="declare-choice">
        <legend>{t.declareAsk}</legend>
        <label>
          <input type="radio" name={id} checked={says === 'clear'} onChange={() => setSays('clear')} /> {t.sayClear}
        </label>
        <label>
          <input type="radio" name={id} checked={says === 'tied'} onChange={() => setSays('tied')} /> {t.sayTied}
        </label>
      </fieldset>
      {says === 'tied' && (
        <>
          <label htmlFor={`${id}-reason`}>{t.tiedReason}</label>
          <textarea
            id={`${id}-reason`}
            className="assess-text"
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Alert type="warning" showIcon title={t.tiedFollows} />
        </>
      )}
      {refusal !== null && <Alert type="error" title={say(refusal)} />}
      <p className="dialog-acts">
        <Button type="primary" disabled={!ready} loading={busy} onClick={() => void declare()}>
          {says === 'tied' ? t.standAside : t.declareGo}
        </Button>
        <Button onClick={close}>{t.cancel}</Button>
      </p>
    </Modal>
  );
}
