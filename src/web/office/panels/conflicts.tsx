import '../../theme/judging.css';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { Loading } from '../../entry/loading.tsx';
import { notify } from '../../work/notices.ts';
import { Refused } from '../../work/refused.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { poolWords } from '../../words/pool-words.ts';
import { ConflictClaims } from '../judging/pool/conflict-claims.tsx';
import type { CaseConflictsPage } from '../judging/pool/types.ts';
import { ConflictLine } from '../judging/conflict-words.tsx';
import { useJudging, useRereadJudging, useRights } from '../judging/use-judging.ts';
import { sendForOffice } from '../send-act.ts';
import type { WholeCase } from '../types.ts';

/** What ties anybody of the pool to an applicant, with its source and place; and whom the applicant does not want. */
export default function ConflictsPanel({ whole }: { readonly whole: WholeCase }) {
  const p = useWords(poolWords);
  const { data: answer, refetch } = useJudging<CaseConflictsPage>(`/api/cases/${whole.id}/conflicts`);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return (
    <>
      <p className="quiet panel-note">{p.caseConflictsHint}</p>
      {answer.value.conflicts.length === 0 ? (
        <p>{p.noCaseConflicts}</p>
      ) : (
        <ul className="conflict-list">
          {answer.value.conflicts.map((one) => (
            <Conflict key={one.id} of={whole.id} conflict={one} />
          ))}
        </ul>
      )}
      <ConflictClaims of={whole.id} claims={answer.value.claims} />
    </>
  );
}

function Conflict({
  of,
  conflict,
}: {
  readonly of: string;
  readonly conflict: CaseConflictsPage['conflicts'][number];
}) {
  const p = useWords(poolWords);
  const language = useLanguage();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const decidable = conflict.state !== 'gone' && (rights.manage || rights.confirm);
  return (
    <li className="round">
      <p>
        <strong>{conflict.assessor.name}</strong> <span className="quiet">{conflict.assessor.employer}</span>{' '}
        <span className="round-state">{p.states[conflict.state]}</span>
      </p>
      <ConflictLine conflict={conflict} />
      {conflict.reason !== null && (
        <p>
          {conflict.reason}{' '}
          <span className="quiet">
            {p.decidedBy(
              conflict.decidedBy ?? '',
              conflict.decidedAt === null ? '' : localDay(conflict.decidedAt, language),
            )}
          </span>
        </p>
      )}
      {decidable && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {p.decide}
          <span className="sr"> {conflict.assessor.name}</span>
        </Button>
      )}
      {open && <Decide of={of} conflict={conflict} close={() => setOpen(false)} />}
    </li>
  );
}

function Decide({
  of,
  conflict,
  close,
}: {
  readonly of: string;
  readonly conflict: CaseConflictsPage['conflicts'][number];
  readonly close: () => void;
}) {
  const p = useWords(poolWords);
  const say = useSay();
  const id = useId();
  const reread = useRereadJudging();
  const [state, setState] = useState<'confirmed' | 'dismissed'>('confirmed');
  const [weight, setWeight] = useState(conflict.weight);
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const done = await sendForOffice(`/api/cases/${of}/conflicts/${conflict.id}`, 'PUT', {
      state,
      reason: reason.trim(),
      ...(state === 'confirmed' ? { weight } : {}),
    });
    if (!done.ok) return notify({ text: say(done.refusal.reason), tone: 'error' });
    notify({ text: p.done });
    await reread();
    return close();
  };
  return (
    <div className="tick-form">
      <select
        className="choice"
        aria-label={p.decide}
        value={state}
        onChange={(event) => setState(event.currentTarget.value === 'dismissed' ? 'dismissed' : 'confirmed')}
      >
        <option value="confirmed">{p.confirmIt}</option>
        <option value="dismissed">{p.dismissIt}</option>
      </select>
      {state === 'confirmed' && (
        <select
          className="choice"
          aria-label={p.weight}
          value={weight}
          onChange={(event) => setWeight(event.currentTarget.value === 'soft' ? 'soft' : 'hard')}
        >
          <option value="hard">{p.hard}</option>
          <option value="soft">{p.soft}</option>
        </select>
      )}
      <label className="sr" htmlFor={id}>
        {p.reason}
      </label>
      <textarea
        id={id}
        rows={2}
        placeholder={p.reason}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="primary" size="small" disabled={reason.trim() === ''} onClick={() => void send()}>
        {p.decide}
      </Button>
    </div>
  );
}
