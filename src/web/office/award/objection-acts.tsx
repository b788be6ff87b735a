import { Button } from 'antd';
import { useState } from 'react';
import {
  resultWords,
  type ObjectionAct,
  type ObjectionEffect,
  type ObjectionResult,
} from '#src/domain/award/objection.ts';
import { AskedAct } from '../../jury/asked-act.tsx';
import { useAct } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { Choice, Line, Sentences } from '../decision/field.tsx';
import type { ObjectionPageData } from './types.ts';

/** Under which name an act's words are sent, where it asks for just these. */
const wordsOf: Partial<Record<ObjectionAct, string>> = {
  confirm: 'note',
  'not-take-up': 'reason',
  answer: 'answer',
  tell: 'note',
};

/** What can be done with an objection now, each with the words it asks for. */
export function ObjectionActs({ objection }: { readonly objection: ObjectionPageData }) {
  const t = useWords(awardWords);
  const { act, busy } = useAct();
  if (objection.acts.length === 0) return null;
  const send = async (body: object): Promise<boolean> =>
    (await act({ path: `/api/objections/${objection.id}/acts`, body, done: t.done })).ok;
  return (
    <section className="panel" aria-label={t.handling}>
      <h2>{t.handling}</h2>
      <div className="acts">
        {objection.acts.includes('take-up') && (
          <Button type="primary" loading={busy} onClick={() => void send({ act: 'take-up' })}>
            {t.acts['take-up']}
          </Button>
        )}
        {objection.acts.map((name) => {
          const key = wordsOf[name];
          return key === undefined ? null : (
            <AskedAct
              key={name}
              title={t.acts[name]}
              asks={t.asks[name]}
              act={async (text) => await send({ act: name, [key]: text })}
            />
          );
        })}
      </div>
      {objection.acts.includes('examine') && <Examine send={send} />}
      {objection.acts.includes('decide') && <Decide send={send} />}
    </section>
  );
}

interface Sending {
  readonly send: (body: object) => Promise<boolean>;
}

function Examine({ send }: Sending) {
  const t = useWords(awardWords);
  const [findings, setFindings] = useState('');
  const [by, setBy] = useState('');
  return (
    <div className="jury-form" role="group" aria-label={t.acts.examine}>
      <Sentences label={t.asks.examine} value={findings} type={setFindings} max={5000} />
      <Line label={t.by} value={by} type={setBy} max={100} />
      <Button
        disabled={findings.trim() === '' || by.trim() === ''}
        onClick={() => void send({ act: 'examine', findings: findings.trim(), by: by.trim() })}
      >
        {t.acts.examine}
      </Button>
    </div>
  );
}

const results: readonly ObjectionResult[] = ['upheld', 'partly', 'rejected'];
const effects: readonly ObjectionEffect[] = ['none', 'withdrawn', 'extended'];

function Decide({ send }: Sending) {
  const t = useWords(awardWords);
  const say = useSay();
  const [result, setResult] = useState<string>('rejected');
  const [effect, setEffect] = useState<string>('none');
  const [reason, setReason] = useState('');
  const [days, setDays] = useState('');
  const extended = effect === 'extended';
  const ready = reason.trim() !== '' && (!extended || /^[1-9]\d?$/u.test(days));
  return (
    <div className="jury-form" role="group" aria-label={t.acts.decide}>
      <Choice
        label={t.result}
        value={result}
        choose={setResult}
        options={results.map((id) => ({ id, title: say(resultWords[id]) }))}
      />
      <Choice
        label={t.effect}
        value={effect}
        choose={setEffect}
        options={effects.map((id) => ({ id, title: t.effects[id] }))}
      />
      {extended && <Line label={t.days} kind="number" value={days} type={setDays} max={2} />}
      <Sentences label={t.asks.decide} value={reason} type={setReason} max={5000} />
      <Button
        type="primary"
        disabled={!ready}
        onClick={() =>
          void send({
            act: 'decide',
            result,
            effect,
            reason: reason.trim(),
            ...(extended ? { days: Number(days) } : {}),
          })
        }
      >
        {t.acts.decide}
      </Button>
    </div>
  );
}
