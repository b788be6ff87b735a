import { Button } from 'antd';
import { useState } from 'react';
import { AskedAct } from '../../jury/asked-act.tsx';
import { useAct } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { Line } from '../decision/field.tsx';
import { ScanButton } from '../decision/scan-button.tsx';
import type { AwardPageData } from './types.ts';
import { useAwardPath } from './use-award.ts';

/** The approval of the provincial government: recorded by one with its scan, confirmed by another (X7). */
export function ApprovalSection({ award }: { readonly award: AwardPageData }) {
  const t = useWords(awardWords);
  const say = useSay();
  const path = useAwardPath();
  const { act, busy } = useAct();
  const { approval } = award;
  if (award.state === 'decided') return null;
  const may = (name: string) => award.acts.find((one) => one.act === name);
  const [record, confirm, reject] = [may('record-approval'), may('confirm-approval'), may('reject-approval')];
  const settle = (body: object, done: string) => act({ path: `${path}/approval/confirmation`, body, done });
  const waits = approval !== null && approval.confirmedBy === null;
  return (
    <section className="panel" aria-label={t.approval}>
      <h2>{t.approval}</h2>
      {approval !== null && (
        <p>
          <strong>{approval.number}</strong> · {approval.date} ·{' '}
          <a href={`${path}/files/${approval.scan}`} target="_blank" rel="noreferrer">
            {t.scan}
          </a>
          {waits && <span className="quiet"> · {t.recordedWaits}</span>}
        </p>
      )}
      {approval === null && record === undefined && <p className="quiet">{t.notRecorded}</p>}
      {approval === null && record !== undefined && (
        <>
          <p className="quiet">{t.approvalHint}</p>
          {record.denial === null ? <Record /> : <p>{say(record.denial.reason)}</p>}
        </>
      )}
      {waits && confirm !== undefined && (
        <div className="acts">
          <Button
            type="primary"
            loading={busy}
            disabled={confirm.denial !== null}
            onClick={() => void settle({ verdict: 'confirm' }, t.confirmed)}
          >
            {t.confirm}
          </Button>
          {reject !== undefined && (
            <AskedAct
              title={t.reject}
              asks={t.rejectWhy}
              act={async (reason) => (await settle({ verdict: 'reject', reason }, t.rejected)).ok}
            />
          )}
          {confirm.denial !== null && <span className="quiet">{say(confirm.denial.reason)}</span>}
        </div>
      )}
    </section>
  );
}

function Record() {
  const t = useWords(awardWords);
  const path = useAwardPath();
  const { act, busy } = useAct();
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [scan, setScan] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const send = (): void =>
    void act({ path: `${path}/approval`, body: { number: number.trim(), date, scan: scan?.id }, done: t.recorded });
  return (
    <div className="jury-form">
      <Line label={t.approvalNumber} value={number} type={setNumber} max={100} />
      <Line label={t.approvalDate} kind="date" value={date} type={setDate} />
      <span>
        {scan !== null && <span>✓ {scan.name} </span>}
        <ScanButton path={`${path}/files`} title={t.chooseScan} done={t.scanAdded} arrived={setScan} />
      </span>
      <Button
        type="primary"
        loading={busy}
        disabled={number.trim() === '' || date === '' || scan === null}
        onClick={send}
      >
        {t.record}
      </Button>
    </div>
  );
}
