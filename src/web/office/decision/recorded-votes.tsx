import { Button } from 'antd';
import { useState } from 'react';
import { Choice as VoteChoice } from '#src/domain/decision/motion.ts';
import { ChoiceRow } from '../../jury/choice-row.tsx';
import type { MemberPage, MotionPageData, VoteChoices } from '../../jury/types.ts';
import { useAct } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useWords } from '../../words/language.tsx';
import { Choice } from './field.tsx';
import { PendingVotes } from './pending-votes.tsx';

interface Props {
  readonly motion: MotionPageData;
  readonly roll: readonly MemberPage[];
}

/** Votes of members who have no account (X7): recorded by one, confirmed by another. */
export function RecordedVotes({ motion, roll }: Props) {
  const t = useWords(decisionWords);
  const waiting = roll.filter(
    ({ id, account }) =>
      !account &&
      motion.present.includes(id) &&
      !motion.voted.includes(id) &&
      motion.pending.every((one) => one.member !== id),
  );
  return (
    <>
      <PendingVotes motion={motion} roll={roll} />
      {waiting.length > 0 && (
        <section className="panel" aria-label={t.record}>
          <h2>{t.record}</h2>
          <p className="quiet">{t.recordHint}</p>
          <Record motion={motion} waiting={waiting} />
        </section>
      )}
    </>
  );
}

function Record({ motion, waiting }: { readonly motion: MotionPageData; readonly waiting: readonly MemberPage[] }) {
  const t = useWords(decisionWords);
  const j = useWords(juryWords);
  const { act, busy } = useAct();
  const [member, setMember] = useState('');
  const [choices, setChoices] = useState<VoteChoices>({});
  const save = async (): Promise<void> => {
    const path = `/api/motions/${motion.id}/votes/${member}`;
    const answer = await act({ path, method: 'PUT', body: { choices }, done: t.recorded });
    if (!answer.ok) return;
    setMember('');
    setChoices({});
  };
  return (
    <>
      <Choice
        label={t.member}
        none={t.choose}
        value={member}
        choose={setMember}
        options={waiting.map(({ id, name }) => ({ id, title: name }))}
      />
      {member !== '' && (
        <ol className="questions">
          {motion.questions.map(({ candidate, place }) =>
            candidate === null ? null : (
              <li key={candidate.application} value={place}>
                <p className="question-name">
                  <strong>{candidate.name}</strong>
                </p>
                <ChoiceRow
                  label={candidate.name}
                  options={VoteChoice.options.map((id) => ({ id, title: j.choices[id] }))}
                  value={choices[candidate.application]}
                  choose={(choice) => setChoices({ ...choices, [candidate.application]: choice })}
                />
              </li>
            ),
          )}
        </ol>
      )}
      <p className="acts">
        <Button
          loading={busy}
          disabled={member === '' || Object.keys(choices).length === 0}
          onClick={() => void save()}
        >
          {t.record}
        </Button>
      </p>
    </>
  );
}
