import { Button } from 'antd';
import { useState } from 'react';
import { AskedAct } from '../../jury/asked-act.tsx';
import type { DecisionMatters, RecusalPage } from '../../jury/types.ts';
import { useAct, useAwardEdition, useRights } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useWords } from '../../words/language.tsx';
import { Choice, Line } from './field.tsx';

/** Who stands aside from which case, what waits for a second person, and recording a conflict that was found. */
export function Recusals({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const { manages } = useRights();
  const shown = matters.recusals.filter(({ member }) => member !== matters.me);
  return (
    <section className="panel" aria-label={t.recusals}>
      <h2>{t.recusals}</h2>
      <p className="quiet">{t.recusalsHint}</p>
      {shown.length === 0 && <p>{t.noRecusals}</p>}
      <ul className="plain-list">
        {shown.map((one) => (
          <Recusal key={one.id} recusal={one} matters={matters} />
        ))}
      </ul>
      {manages && matters.candidates.length > 0 && <Found matters={matters} />}
    </section>
  );
}

function Recusal({ recusal, matters }: { readonly recusal: RecusalPage; readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const j = useWords(juryWords);
  const { manages } = useRights();
  const { act, busy } = useAct();
  const nameOf = (id: string): string => matters.roll.find((one) => one.id === id)?.name ?? id;
  const caseOf = (id: string): string => matters.candidates.find((one) => one.application === id)?.name ?? id;
  const settle = (body: object, done: string) => act({ path: `/api/recusals/${recusal.id}`, body, done });
  return (
    <li>
      <strong>{nameOf(recusal.member)}</strong> → {caseOf(recusal.application)}
      <br />
      <span className="quiet">
        {j.source[recusal.source]} · {j.recusalStates[recusal.state]} · {recusal.reason}
        {recusal.why !== null && ` · ${recusal.why}`}
      </span>
      {manages && recusal.state === 'said' && (
        <div className="acts">
          <Button loading={busy} onClick={() => void settle({ verdict: 'confirm', why: null }, t.confirmed)}>
            {t.confirm}
          </Button>
          <AskedAct
            title={t.reject}
            asks={t.rejectWhy}
            act={async (why) => (await settle({ verdict: 'reject', why }, t.rejected)).ok}
          />
        </div>
      )}
    </li>
  );
}

function Found({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const j = useWords(juryWords);
  const edition = useAwardEdition();
  const { act, busy } = useAct();
  const [member, setMember] = useState('');
  const [application, setApplication] = useState('');
  const [reason, setReason] = useState('');
  const say = async (): Promise<void> => {
    const body = { ...edition, member, application, reason: reason.trim() };
    const answer = await act({ path: '/api/recusals/found', body, done: t.found });
    if (answer.ok) setReason('');
  };
  return (
    <details>
      <summary>{t.find}</summary>
      <div className="jury-form">
        <Choice
          label={t.member}
          none={t.choose}
          value={member}
          choose={setMember}
          options={matters.roll.map(({ id, name }) => ({ id, title: name }))}
        />
        <Choice
          label={j.candidates}
          none={t.choose}
          value={application}
          choose={setApplication}
          options={matters.candidates.map((one) => ({ id: one.application, title: one.name }))}
        />
        <Line label={t.findReason} value={reason} type={setReason} max={1000} />
        <Button
          loading={busy}
          disabled={member === '' || application === '' || reason.trim() === ''}
          onClick={() => void say()}
        >
          {t.find}
        </Button>
      </div>
    </details>
  );
}
