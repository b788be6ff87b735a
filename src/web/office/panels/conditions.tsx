import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import type { CheckRow } from '#src/domain/workflow/office-checklist.ts';
import { fileAddress } from '../../api/upload.ts';
import { notify } from '../../work/notices.ts';
import { Gloss } from '../../sheet/gloss.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay, localTime } from '../../words/moments.ts';
import { deskWords } from '../../words/desk-words.ts';
import { ScanField } from '../scan-field.tsx';
import { sendForOffice } from '../send-act.ts';
import type { WholeCase } from '../types.ts';
import { useReread } from '../use-case.ts';
import { FormalCheck } from './formal-check.tsx';

/** The conditions of the call, row by row: computed with their proof, or looked at by a person. */
export function ConditionsPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const mayTick = whole.actions.some((action) => action.id === 'tick' && action.denial === null);
  return (
    <>
      <FormalCheck whole={whole} />
      <p className="quiet panel-note">{t.conditionsHint}</p>
      <ul className="check-list">
        {whole.checks.map((row) => (
          <Row key={row.row} whole={whole} row={row} mayTick={mayTick} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly whole: WholeCase;
  readonly row: CheckRow;
  readonly mayTick: boolean;
}

function Row({ whole, row, mayTick }: RowProps) {
  const t = useWords(deskWords);
  const say = useSay();
  return (
    <li className={`check-row ${stateOf(row)}`}>
      <div className="check-head">
        <b className="check-id">{row.row}</b>
        <span>
          <b lang="zh-CN">{row.title.zh}</b>
          <Gloss text={row.title} block />
        </span>
        <span className="quiet">{row.kind === 'person' ? t.byPerson : t.computed}</span>
      </div>
      {row.clause.map((text) => (
        <blockquote key={text.zh} className="check-clause" lang="zh-CN">
          {text.zh}
          <Gloss text={text} block />
        </blockquote>
      ))}
      {row.kind === 'computed' && row.findings.length === 0 && <p className="fine">✓ {t.noFindings}</p>}
      {row.findings.map((finding) => (
        <p key={finding.path + finding.rule} className={`finding ${finding.severity}`}>
          {say(finding.message)}
        </p>
      ))}
      <Given whole={whole} row={row} />
      {mayTick && <TickForm key={row.tick?.at ?? 'none'} whole={whole} row={row} />}
    </li>
  );
}

const stateOf = ({ kind, tick, findings }: CheckRow): string => {
  if (tick !== null) return tick.verdict;
  return kind === 'person' ? 'open' : findings.length === 0 ? 'fine' : 'open';
};

/** What somebody found about the row. */
function Given({ whole, row: { tick, kind } }: Pick<RowProps, 'whole' | 'row'>) {
  const t = useWords(deskWords);
  const language = useLanguage();
  if (tick === null) return kind === 'person' ? <p className="quiet">{t.notTicked}</p> : null;
  return (
    <p>
      <b className={tick.verdict === 'fine' ? 'fine' : 'danger-note'}>
        {tick.verdict === 'fine' ? `✓ ${t.fine}` : `! ${t.problem}`}
      </b>{' '}
      {tick.note}
      {tick.proof !== null && (
        <>
          {' '}
          <a href={fileAddress(whole.id, tick.proof)} target="_blank" rel="noreferrer">
            {t.proof}
          </a>
        </>
      )}{' '}
      <span className="quiet">
        {localDay(tick.at, language)} {localTime(tick.at)}
      </span>
    </p>
  );
}

function TickForm({ whole, row }: Pick<RowProps, 'whole' | 'row'>) {
  const t = useWords(deskWords);
  const say = useSay();
  const id = useId();
  const reread = useReread();
  const [verdict, setVerdict] = useState<'fine' | 'problem' | null>(null);
  const [note, setNote] = useState(row.tick?.note ?? '');
  const [proof, setProof] = useState<{ readonly sha256: string; readonly name: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (verdict === null) return;
    setBusy(true);
    const answer = await sendForOffice(`/api/cases/${whole.id}/checks/${row.row}`, 'PUT', {
      verdict,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(proof === null ? {} : { proof: proof.sha256 }),
    });
    setBusy(false);
    if (answer.ok) await reread(whole.id);
    else notify({ text: say(answer.refusal.reason), tone: 'error' });
  };
  return (
    <div className="tick-form">
      <Radio.Group
        value={verdict}
        onChange={(event) => setVerdict(event.target.value as 'fine' | 'problem')}
        aria-label={`${row.row} ${say(row.title)}`}
      >
        <Radio value="fine">{t.fine}</Radio>
        <Radio value="problem">{t.problem}</Radio>
      </Radio.Group>
      {verdict !== null && (
        <>
          <label htmlFor={id} className="sr">
            {t.note}
          </label>
          <textarea
            id={id}
            rows={2}
            value={note}
            placeholder={t.note}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ScanField application={whole.id} scan={proof} choose={setProof} />
          <Button
            size="small"
            type="primary"
            loading={busy}
            disabled={verdict === 'problem' && note.trim() === ''}
            onClick={() => void save()}
          >
            {t.save}
          </Button>
        </>
      )}
    </div>
  );
}
