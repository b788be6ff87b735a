import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../../../work/notices.ts';
import { useSay, useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { sendForOffice } from '../../send-act.ts';
import { useRereadJudging } from '../use-judging.ts';
import { CommitForm, RevealForm } from './commit-form.tsx';
import { witnessesFrom, type DrawActId } from './draw-state.ts';
import type { DrawPage } from './draws-page.tsx';
import { emptyRound, isRound, RoundFields, roundBody } from './round-fields.tsx';

interface Props {
  readonly draw: DrawPage;
  readonly act: DrawActId;
  readonly title: string;
  readonly close: () => void;
}

/** What an act of a draw asks for, and the act itself. */
export function DrawActForm({ draw, act, title, close }: Props) {
  const w = useWords(drawWords);
  const say = useSay();
  const reread = useRereadJudging();
  const [refusal, setRefusal] = useState<Text | null>(null);
  const send = async (body: object): Promise<boolean> => {
    const answer = await sendForOffice(`/api/draws/${draw.id}/acts`, 'POST', { act, ...body });
    setRefusal(answer.ok ? null : answer.refusal.reason);
    if (!answer.ok) return false;
    notify({ text: w.done(title) });
    await reread();
    close();
    return true;
  };
  return (
    <div className="draw-form">
      {act === 'commit' && <CommitForm draw={draw} send={send} />}
      {act === 'reveal' && <RevealForm draw={draw} send={send} />}
      {act === 'enter-value' && (
        <LineForm label={w.publicValue} hint={w.enterHint} title={title} send={(value) => send({ value })} />
      )}
      {act === 'witness' && <WitnessForm draw={draw} send={send} />}
      {act === 'withhold' && <WithholdForm draw={draw} title={title} send={send} />}
      {act === 'redraw' && <RedrawForm title={title} send={send} />}
      {(act === 'draw' || act === 'disclose') && (
        <>
          <p>{act === 'draw' ? w.drawHint : w.discloseHint}</p>
          <Button type="primary" onClick={() => void send({})}>
            {title}
          </Button>
        </>
      )}
      {refusal !== null && (
        <p className="refusal" role="alert">
          {say(refusal)}
        </p>
      )}
    </div>
  );
}

type Send = (body: object) => Promise<boolean>;

function LineForm({
  label,
  hint,
  title,
  send,
}: {
  readonly label: string;
  readonly hint: string;
  readonly title: string;
  readonly send: (typed: string) => Promise<boolean>;
}) {
  const id = useId();
  const [typed, type] = useState('');
  return (
    <>
      <p className="act-field">
        <label htmlFor={id}>{label}</label>
        <input id={id} value={typed} maxLength={500} onChange={(event) => type(event.currentTarget.value)} />
        <span className="quiet">{hint}</span>
      </p>
      <Button type="primary" disabled={typed.trim() === ''} onClick={() => void send(typed.trim())}>
        {title}
      </Button>
    </>
  );
}

function WitnessForm({ draw, send }: { readonly draw: DrawPage; readonly send: Send }) {
  const w = useWords(drawWords);
  const say = useSay();
  const id = useId();
  const [typed, type] = useState(draw.record.witnesses.map((one) => `${say(one.role)} ${one.name}`.trim()).join('\n'));
  return (
    <>
      <p className="act-field">
        <label htmlFor={id}>{w.witnesses}</label>
        <textarea id={id} rows={3} value={typed} onChange={(event) => type(event.currentTarget.value)} />
        <span className="quiet">{w.witnessHint}</span>
      </p>
      <Button type="primary" onClick={() => void send({ witnesses: witnessesFrom(typed) })}>
        {w.saveWitnesses}
      </Button>
    </>
  );
}

function WithholdForm({ draw, title, send }: { readonly draw: DrawPage; readonly title: string; readonly send: Send }) {
  const w = useWords(drawWords);
  const id = useId();
  const [party, setParty] = useState(draw.record.round.parties[0]?.party ?? '');
  return (
    <>
      <p className="act-field">
        <label htmlFor={id}>{w.party}</label>
        <select id={id} value={party} onChange={(event) => setParty(event.currentTarget.value)}>
          {draw.record.round.parties.map((one) => (
            <option key={one.party} value={one.party}>
              {w.parties[one.party] ?? one.party}
            </option>
          ))}
        </select>
      </p>
      <LineForm label={w.noted} hint="" title={title} send={(noted) => send({ party, noted })} />
    </>
  );
}

function RedrawForm({ title, send }: { readonly title: string; readonly send: Send }) {
  const w = useWords(drawWords);
  const [round, setRound] = useState(emptyRound);
  return (
    <>
      <p>{w.redrawHint}</p>
      <RoundFields round={round} change={setRound} disabled={false} />
      <Button type="primary" disabled={!isRound(round)} onClick={() => void send(roundBody(round))}>
        {title}
      </Button>
    </>
  );
}
