import { Button } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { notify } from '../work/notices.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay, localTime } from '../words/moments.ts';
import { deskWords } from '../words/desk-words.ts';
import { sendForOffice, type BulkResult } from './send-act.ts';

export interface BatchPage {
  readonly id: string;
  readonly channel: string;
  readonly number: string | null;
  readonly state: 'draft' | 'sent';
  readonly cases: readonly { readonly id: string; readonly applicant: string }[];
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly version: number;
}
interface Props {
  readonly batch: BatchPage;
  readonly may: boolean;
  readonly reread: () => void;
}

/** A batch: its cases in their order, the number of its letter, and sending it. */
export function Batch({ batch, may, reread }: Props) {
  const t = useWords(deskWords);
  const language = useLanguage();
  const sent = batch.sentAt;
  return (
    <section className="round" aria-label={t.batches}>
      <h2>
        {batch.number ?? t.letterNumber}{' '}
        <span className="round-state">
          {sent === null ? t.draft : t.sentAt(`${localDay(sent, language)} ${localTime(sent)}`)}
        </span>
      </h2>
      <p>
        {t.letterOf} <a href={`/api/batches/${batch.id}/letter/docx`}>Word</a> ·{' '}
        <a href={`/api/batches/${batch.id}/letter/pdf`} target="_blank" rel="noreferrer">
          PDF
        </a>
        {'　'}
        {t.summaryTable} <a href={`/api/batches/${batch.id}/summary/xlsx`}>Excel</a>
      </p>
      {batch.state === 'draft' && may ? <Draft batch={batch} reread={reread} /> : <Names batch={batch} />}
    </section>
  );
}

function Names({ batch }: Pick<Props, 'batch'>) {
  return (
    <ol className="batch-cases">
      {batch.cases.map((one) => (
        <li key={one.id}>
          <Link to={`/office/cases/${one.id}`}>{one.applicant}</Link>
        </li>
      ))}
    </ol>
  );
}

/** The place in the order that lies under a point of the page; null beside the list. */
function placeUnder(x: number, y: number): number | null {
  const place = document.elementFromPoint(x, y)?.closest('[data-place]')?.getAttribute('data-place');
  return place == null ? null : Number(place);
}

/** A batch that is being made: put in order by dragging, or by the arrows of the keyboard and the page. */
function Draft({ batch, reread }: Omit<Props, 'may'>) {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const [cases, setCases] = useState(batch.cases);
  const [number, setNumber] = useState(batch.number ?? '');
  const [reason, setReason] = useState('');
  const [dragged, drag] = useState<number | null>(null);
  const [results, setResults] = useState<readonly BulkResult[]>([]);
  const moveTo = (from: number, to: number): void => {
    const one = cases[from];
    if (one === undefined || to < 0 || to >= cases.length) return;
    setCases(cases.toSpliced(from, 1).toSpliced(to, 0, one));
  };
  const stayed = batch.cases.filter(({ id: was }) => cases.some((one) => one.id === was));
  const reordered = stayed.some((was, i) => cases[i]?.id !== was.id);
  const lacksReason = reordered && reason.trim() === '';
  const change = async (): Promise<boolean> => {
    const answer = await sendForOffice(`/api/batches/${batch.id}`, 'PUT', {
      version: batch.version,
      cases: cases.map((one) => one.id),
      ...(number.trim() === '' ? {} : { number: number.trim() }),
      ...(reordered ? { reason: reason.trim() } : {}),
    });
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    return answer.ok;
  };
  const send = async (): Promise<void> => {
    if (!(await change())) return reread();
    const answer = await sendForOffice<{ results: readonly BulkResult[] }>(`/api/batches/${batch.id}/send`, 'POST');
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    else if (answer.value.results.every((one) => one.denial === null)) notify({ text: t.gone });
    else return setResults(answer.value.results);
    reread();
  };
  const reasonOf = (caseId: string): string => {
    const denial = results.find((one) => one.id === caseId)?.denial;
    return denial == null ? '' : say(denial.reason);
  };
  return (
    <>
      <ol className="batch-cases">
        {cases.map((one, i) => (
          <li key={one.id} data-place={i} className={dragged === i ? 'dragged' : ''}>
            <button
              type="button"
              className="grip"
              aria-label={`${t.order} ${i + 1} ${one.applicant}`}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                drag(i);
              }}
              onPointerMove={(event) => {
                const over = placeUnder(event.clientX, event.clientY);
                if (dragged === null || over === null || over === dragged) return;
                moveTo(dragged, over);
                drag(over);
              }}
              onPointerUp={() => drag(null)}
              onKeyDown={(event) => {
                const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                moveTo(i, i + step);
              }}
            >
              ⠿
            </button>
            <Link to={`/office/cases/${one.id}`}>{one.applicant}</Link>
            <span className="batch-acts">
              <Button
                size="small"
                type="text"
                disabled={i === 0}
                onClick={() => moveTo(i, i - 1)}
                aria-label={`${t.moveUp} ${one.applicant}`}
              >
                ↑
              </Button>
              <Button
                size="small"
                type="text"
                disabled={i === cases.length - 1}
                onClick={() => moveTo(i, i + 1)}
                aria-label={`${t.moveDown} ${one.applicant}`}
              >
                ↓
              </Button>
              <Button
                size="small"
                type="text"
                disabled={cases.length === 1}
                onClick={() => setCases(cases.toSpliced(i, 1))}
                aria-label={`${t.takeOut} ${one.applicant}`}
              >
                {t.takeOut}
              </Button>
            </span>
            {reasonOf(one.id) !== '' && <span className="danger-note">{reasonOf(one.id)}</span>}
          </li>
        ))}
      </ol>
      <p className="act-field">
        <label htmlFor={id}>{t.letterNumber}</label>
        <input id={id} value={number} maxLength={100} onChange={(event) => setNumber(event.currentTarget.value)} />
      </p>
      {reordered && (
        <p className="act-field">
          <label htmlFor={`${id}-reason`}>{t.reorderReason}</label>
          <input
            id={`${id}-reason`}
            value={reason}
            maxLength={2000}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <span id={`${id}-hint`} className="quiet">
            {t.reorderHint}
          </span>
        </p>
      )}
      <p className="quiet">{t.sendHint}</p>
      <p>
        <Button disabled={lacksReason} onClick={() => void change().then(reread)}>
          {t.save}
        </Button>{' '}
        <Button type="primary" disabled={number.trim() === '' || lacksReason} onClick={() => void send()}>
          {t.send}
        </Button>
      </p>
    </>
  );
}
