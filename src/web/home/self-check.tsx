import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { request } from '../api/request.ts';
import type { OpenEdition } from '../api/types.ts';
import { Loading } from '../entry/loading.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { notify } from '../work/notices.ts';
import { workWords } from '../words/work-words.ts';

type Opinion = 'yes' | 'no' | 'unsure';

/** The basic conditions of the edition, one by one; nothing of it is kept, nothing of it blocks. */
export function SelfCheck({ edition, of, close }: { readonly edition: OpenEdition; readonly of: OpenEdition['classes'][number]; readonly close: () => void }) {
  const t = useWords(workWords);
  const say = useSay();
  const go = useNavigate();
  const [opinions, setOpinions] = useState<Readonly<Record<string, Opinion>>>({});
  const [busy, setBusy] = useState(false);
  const { data: answer } = useQuery({ queryKey: ['edition', edition.digest, of.id], queryFn: () => request<{ edition: Edition }>(`/api/editions/${edition.digest}/${of.id}`), staleTime: Infinity });
  const conditions = answer?.ok === true ? eligibilityOf(answer.value.edition, of.id) : [];
  const doubtful = conditions.filter((one) => opinions[one.id] === 'no');
  const answered = conditions.every((one) => opinions[one.id] !== undefined);
  const begin = (): void => {
    setBusy(true);
    void request<{ id: string }>('/api/applications', { method: 'POST', body: { programme: edition.programme, edition: edition.edition, class: of.id } }).then((made) => {
      if (made.ok) return void go(`/applications/${made.value.id}`);
      setBusy(false);
      return notify({ text: say(made.refusal.reason), tone: 'error' });
    });
  };
  return (
    <Modal open title={`${t.selfCheck} · ${say(of.title)}`} onCancel={close} width={680} footer={[<Button key="cancel" onClick={close}>{t.cancel}</Button>, <Button key="begin" type="primary" loading={busy} onClick={begin}>{t.begin}</Button>]}>
      <p>{t.selfCheckHint}</p>
      {answer === undefined && <Loading />}
      <ol className="self-check">
        {conditions.map((one) => (
          <li key={one.id}>
            <span id={`sc-${one.id}`}>{say(one.text)}</span>
            <Radio.Group aria-labelledby={`sc-${one.id}`} value={opinions[one.id]} onChange={(event) => setOpinions({ ...opinions, [one.id]: event.target.value as Opinion })}
              options={[{ value: 'yes', label: t.yes }, { value: 'no', label: t.no }, { value: 'unsure', label: t.unsure }]} />
          </li>
        ))}
      </ol>
      {doubtful.length > 0 && <div className="doubt" role="status"><p>{t.selfCheckBad}</p><ul>{doubtful.map((one) => <li key={one.id}>{say(one.text)}</li>)}</ul></div>}
      {answered && doubtful.length === 0 && conditions.length > 0 && <p className="fine" role="status">{t.selfCheckGood}</p>}
    </Modal>
  );
}

/** Conditions of eligibility in words: the clauses that the edition's blocking eligibility rules come from, each once. */
function eligibilityOf(edition: Edition, name: string): readonly { readonly id: string; readonly text: { readonly zh: string; readonly en: string } }[] {
  const rules = edition.classes[name]?.checks.rules ?? [];
  const seen = new Set<string>();
  return rules.filter((rule) => /^E\d/u.test(rule.id)).flatMap((rule) => {
    const text = rule.clause ?? rule.message;
    if (seen.has(text.zh)) return [];
    seen.add(text.zh);
    return [{ id: rule.id, text }];
  });
}
