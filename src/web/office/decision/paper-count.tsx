import { Button } from 'antd';
import { useState } from 'react';
import type { MotionPageData } from '../../jury/types.ts';
import { useAct } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useWords } from '../../words/language.tsx';
import { CountSheet } from './count-sheet.tsx';
import { addsUp, countsIn, paperNumbers, type PaperNumber, type Typed } from './paper-numbers.ts';

/** A teller's own count of the paper ballots; once two agree, the signed sheet. */
export function PaperCount({ motion }: { readonly motion: MotionPageData }) {
  const t = useWords(decisionWords);
  const { act, busy } = useAct();
  const [typed, setTyped] = useState<Typed>({});
  if (motion.count !== null) return motion.count.sheet === null ? <CountSheet motion={motion} /> : null;
  const questions = motion.questions.flatMap(({ candidate }) => candidate?.application ?? []);
  const counts = countsIn(questions, typed);
  const wrong = counts !== null && !counts.every(addsUp);
  const send = async (): Promise<void> => {
    const path = `/api/motions/${motion.id}/count`;
    const answer = await act({ path, method: 'PUT', body: { counts }, done: t.counted });
    if (answer.ok) setTyped({});
  };
  return (
    <section className="panel" aria-label={t.count}>
      <h2>{t.count}</h2>
      <p className="quiet">{t.countHint}</p>
      <div className="wide-table" tabIndex={0} role="group" aria-label={t.count}>
        <CountTable motion={motion} typed={typed} type={setTyped} />
      </div>
      <p className={wrong ? 'broken' : 'quiet'} role="status">
        {t.sum}
      </p>
      <p className="acts">
        <Button type="primary" loading={busy} disabled={counts === null || wrong} onClick={() => void send()}>
          {t.count}
        </Button>
      </p>
    </section>
  );
}

interface TableProps {
  readonly motion: MotionPageData;
  readonly typed: Typed;
  readonly type: (typed: Typed) => void;
}

function CountTable({ motion, typed, type }: TableProps) {
  const j = useWords(juryWords);
  const { issued, returned, missing, spoiled } = j;
  const titles: Readonly<Record<PaperNumber, string>> = { issued, returned, missing, spoiled, ...j.choices };
  const change = (application: string, name: PaperNumber, text: string): void =>
    type({ ...typed, [application]: { ...typed[application], [name]: text.trim() } });
  return (
    <table className="plain-table count-table">
      <thead>
        <tr>
          <th scope="col">{j.name}</th>
          {paperNumbers.map((name) => (
            <th key={name} scope="col">
              {titles[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {motion.questions.map(({ candidate, place }) =>
          candidate === null ? null : (
            <tr key={candidate.application}>
              <th scope="row">
                {place} {candidate.name}
              </th>
              {paperNumbers.map((name) => (
                <td key={name}>
                  <input
                    inputMode="numeric"
                    aria-label={`${candidate.name} ${titles[name]}`}
                    value={typed[candidate.application]?.[name] ?? ''}
                    maxLength={4}
                    onChange={(event) => change(candidate.application, name, event.currentTarget.value)}
                  />
                </td>
              ))}
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
