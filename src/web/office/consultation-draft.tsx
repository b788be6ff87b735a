import { useQuery } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { Loading } from '../entry/loading.tsx';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import type { DraftedLetters, RowDenial } from './consultation-types.ts';
import { sendForOffice } from './send-act.ts';
import type { CaseList } from './types.ts';
import { useNewestEdition } from '../work/use-edition.ts';
import { useRereadLetters } from './use-consultations.ts';

/** Cases that are offered at once; more are drafted in a second turn. */
const most = 200;

/** Chooses the cases for which a letter to each department is drafted. */
export function ConsultationDraft({ close }: { readonly close: () => void }) {
  const t = useWords(consultationWords);
  const say = useSay();
  const reread = useRereadLetters();
  const edition = useNewestEdition();
  const states = edition?.workflow.actions.find((row) => row.guards.includes('consultations-closed'))?.from ?? [];
  const { data: answer } = useQuery({
    queryKey: ['cases', 'to-consult', states.join()],
    enabled: states.length > 0,
    queryFn: () =>
      request<CaseList>(`/api/cases?view=all&order=name&limit=${most}&state=${encodeURIComponent(states[0] ?? '')}`),
    staleTime: 0,
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [denials, setDenials] = useState<ReadonlyMap<string, RowDenial>>(new Map());
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const cases = answer?.ok === true ? answer.value.cases : [];
  const toggle = (id: string): void =>
    setChosen((all) => {
      const next = new Set(all);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const draft = async (): Promise<void> => {
    setBusy(true);
    const drafted = await sendForOffice<DraftedLetters>('/api/consultations', 'POST', { cases: [...chosen] });
    setBusy(false);
    if (!drafted.ok) return setRefusal(drafted.refusal.reason);
    const { results, letters } = drafted.value;
    const refused = results.flatMap(({ id, denial }) => (denial === null ? [] : [[id, denial] as const]));
    setDenials(new Map(refused));
    setChosen(new Set());
    if (letters.length > 0) notify({ text: t.drafted(results.length - refused.length, letters.length) });
    await reread();
    if (refused.length === 0) close();
    return undefined;
  };
  return (
    <Modal
      open
      title={t.draftTitle}
      okText={t.draftGo(chosen.size)}
      cancelText={t.cancel}
      okButtonProps={{ disabled: chosen.size === 0, loading: busy }}
      onOk={() => void draft()}
      onCancel={close}
      width={620}
    >
      <div className="act-dialog">
        <p className="quiet">{t.draftHint}</p>
        {answer === undefined ? (
          <Loading />
        ) : cases.length === 0 ? (
          <p>{t.draftNone}</p>
        ) : (
          <ul className="consult-choose">
            {cases.map((one) => (
              <li key={one.id}>
                <label>
                  <input type="checkbox" checked={chosen.has(one.id)} onChange={() => toggle(one.id)} />
                  {one.applicant} <span className="quiet">{say(one.class.title)}</span>
                </label>
                {denials.has(one.id) && (
                  <span className="danger-note">{say(denials.get(one.id)?.reason ?? { zh: '', en: '' })}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
      </div>
    </Modal>
  );
}
