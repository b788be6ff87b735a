import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../../../work/notices.ts';
import { useSay, useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { sendForOffice } from '../../send-act.ts';
import { useRereadJudging, useRights } from '../use-judging.ts';
import { emptyRound, isRound, RoundFields, roundBody } from './round-fields.tsx';

type Purpose = 'defence-order' | 'tie';

/** Opens a draw: for what, by which public value, and until when. */
export function PrepareDraw({
  path,
  purposes,
  running,
}: {
  readonly path: string;
  readonly purposes: readonly Purpose[];
  /** For what a draw is under way. */
  readonly running: readonly string[];
}) {
  const w = useWords(drawWords);
  const say = useSay();
  const id = useId();
  const { manage } = useRights();
  const reread = useRereadJudging();

  const [purpose, setPurpose] = useState<Purpose>(purposes[0] ?? 'tie');
  const [round, setRound] = useState(emptyRound);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const why = !manage ? w.why.handlers : running.includes(purpose) ? w.why.running : null;
  const send = async (): Promise<void> => {
    const answer = await sendForOffice(`${path}/draws`, 'POST', { purpose, ...roundBody(round) });
    setRefusal(answer.ok ? null : answer.refusal.reason);
    if (!answer.ok) return;
    notify({ text: w.prepared });
    setRound(emptyRound);
    await reread();
  };
  return (
    <section className="round" aria-label={w.prepare}>
      <h3>{w.prepare}</h3>
      <div className="draw-form">
        <p className="act-field">
          <label htmlFor={id}>{w.purpose}</label>
          <select
            id={id}
            value={purpose}
            disabled={!manage}
            onChange={(event) => setPurpose(event.currentTarget.value === 'tie' ? 'tie' : 'defence-order')}
          >
            {purposes.map((one) => (
              <option key={one} value={one}>
                {w.purposes[one]}
              </option>
            ))}
          </select>
        </p>
        <RoundFields round={round} change={setRound} disabled={!manage} />
      </div>
      {refusal !== null && (
        <p className="refusal" role="alert">
          {say(refusal)}
        </p>
      )}
      <p>
        <Button disabled={why !== null || !isRound(round)} title={why ?? undefined} onClick={() => void send()}>
          {w.prepare}
        </Button>
        {why !== null && <span className="quiet"> {why}</span>}
      </p>
    </section>
  );
}
