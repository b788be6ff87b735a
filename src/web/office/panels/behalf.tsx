import { Button } from 'antd';
import { useId, useState } from 'react';
import { fileAddress } from '../../api/upload.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import { officeWords } from '../../words/office-words.ts';
import { ScanField } from '../scan-field.tsx';
import { sendForOffice } from '../send-act.ts';
import type { CaseTask, WholeCase } from '../types.ts';
import { useReread } from '../use-case.ts';

/** What a record of an act on paper says. */
interface Behalf {
  readonly party: string;
  readonly action: string;
  readonly number: string;
  readonly date: string;
  readonly scan: string;
  readonly note: string | null;
  readonly reason: string | null;
}
const recordsOf = ({ tasks }: WholeCase): readonly CaseTask[] => tasks.filter((task) => task.kind === 'behalf');
export const openRecords = (whole: WholeCase): number =>
  recordsOf(whole).filter((task) => task.closedAt === null).length;

/** Acts of parties without account, recorded by one person and confirmed by another (X7). */
export function BehalfPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const records = recordsOf(whole);
  const waits = records.some((task) => task.closedAt === null);
  return (
    <>
      <p className="quiet panel-note">{t.behalfHint}</p>
      {records.map((task) => (
        <Recorded key={task.id} whole={whole} task={task} />
      ))}
      {!waits && (whole.behalf.length > 0 ? <RecordForm whole={whole} /> : <p className="quiet">{t.behalfNone}</p>)}
    </>
  );
}

function Recorded({ whole, task }: { readonly whole: WholeCase; readonly task: CaseTask }) {
  const t = useWords(deskWords);
  const o = useWords(officeWords);
  const say = useSay();
  const id = useId();
  const reread = useReread();
  const [reason, setReason] = useState('');
  const body = task.body as Behalf;
  const act = whole.behalf.flatMap((one) => one.actions).find((one) => one.id === body.action);
  const party = whole.behalf.find((one) => one.party.id === body.party)?.party;
  const decide = async (verdict: 'confirm' | 'reject'): Promise<void> => {
    const answer = await sendForOffice(`/api/cases/${whole.id}/behalf/${task.id}`, 'POST', {
      verdict,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    if (answer.ok) notify({ text: verdict === 'confirm' ? t.confirmed : t.rejected });
    else notify({ text: say(answer.refusal.reason), tone: 'error' });
    await reread(whole.id);
  };
  return (
    <section className="round">
      <h3>
        {party === undefined ? body.party : say(party.name)} · {act === undefined ? body.action : say(act.title)}{' '}
        <span className="round-state">{t.behalfStates[task.state] ?? task.state}</span>
      </h3>
      <p>
        {t.number}
        {o.colon}
        {body.number} · {t.date}
        {o.colon}
        {body.date} ·{' '}
        <a href={fileAddress(whole.id, body.scan)} target="_blank" rel="noreferrer">
          {t.viewScan}
        </a>
      </p>
      {body.note !== null && <p>{body.note}</p>}
      {body.reason !== null && (
        <p>
          {t.reason}
          {o.colon}
          {body.reason}
        </p>
      )}
      {task.closedAt === null && (
        <div className="tick-form">
          <label htmlFor={id} className="sr">
            {t.reason}
          </label>
          <input
            id={id}
            value={reason}
            placeholder={t.reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button size="small" type="primary" onClick={() => void decide('confirm')}>
            {t.confirm}
          </Button>{' '}
          <Button size="small" disabled={reason.trim() === ''} onClick={() => void decide('reject')}>
            {t.reject}
          </Button>
        </div>
      )}
    </section>
  );
}

function RecordForm({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const reread = useReread();
  const choices = whole.behalf.flatMap(({ party, actions }) => actions.map((action) => ({ party, action })));
  const [chosen, choose] = useState(0);
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [scan, setScan] = useState<{ readonly sha256: string; readonly name: string } | null>(null);
  const choice = choices[chosen];
  const ready = choice !== undefined && number.trim() !== '' && date !== '' && scan !== null;
  const record = async (): Promise<void> => {
    if (!ready) return;
    const answer = await sendForOffice(`/api/cases/${whole.id}/behalf`, 'POST', {
      party: choice.party.id,
      action: choice.action.id,
      number: number.trim(),
      date,
      scan: scan.sha256,
    });
    if (answer.ok) notify({ text: t.recorded });
    else notify({ text: say(answer.refusal.reason), tone: 'error' });
    await reread(whole.id);
  };
  return (
    <section className="round" aria-label={t.record}>
      <p className="act-field">
        <label htmlFor={`${id}-act`}>{t.act}</label>
        <select id={`${id}-act`} value={chosen} onChange={(event) => choose(Number(event.currentTarget.value))}>
          {choices.map(({ party, action }, i) => (
            <option key={`${party.id}-${action.id}-${i}`} value={i}>
              {say(party.name)} · {say(action.title)}
            </option>
          ))}
        </select>
      </p>
      <p className="act-field">
        <label htmlFor={`${id}-number`}>{t.number}</label>
        <input
          id={`${id}-number`}
          value={number}
          maxLength={100}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </p>
      <p className="act-field">
        <label htmlFor={`${id}-date`}>{t.date}</label>
        <input id={`${id}-date`} type="date" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
      </p>
      <ScanField application={whole.id} scan={scan} choose={setScan} />
      <Button type="primary" disabled={!ready} onClick={() => void record()}>
        {t.record}
      </Button>
    </section>
  );
}
