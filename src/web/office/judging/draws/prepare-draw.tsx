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
export function PrepareDraw({ path, purposes }: { readonly path: string; readonly purposes: readonly Purpose[] }) {
  const w = useWords(drawWords);
  const say = useSay();
  const id = useId();
  const { manage } = useRights();
  const reread = useRereadJudging();
  const [purpose, setPurpose] = useState<Purpose>(purposes[0] ?? 'tie');
  const [round, setRound] = useState(emptyRound);
  const [refusal, setRefusal] = useState<Text | null>(null);
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
        <Button
          disabled={!manage || !isRound(round)}
          title={manage ? undefined : w.why.handlers}
          onClick={() => void send()}
        >
          {w.prepare}
        </Button>
        {!manage && <span className="quiet"> {w.why.handlers}</span>}
      </p>
    </section>
  );
}
