import { Button } from 'antd';
import { AskedAct } from '../../jury/asked-act.tsx';
import type { MemberPage, MotionPageData } from '../../jury/types.ts';
import { useAct } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { juryWords } from '../../words/jury-words.ts';
import { useWords } from '../../words/language.tsx';

/** Votes that were recorded for members and wait for a second person. */
export function PendingVotes({
  motion,
  roll,
}: {
  readonly motion: MotionPageData;
  readonly roll: readonly MemberPage[];
}) {
  const t = useWords(decisionWords);
  const j = useWords(juryWords);
  const { act, busy } = useAct();
  if (motion.pending.length === 0) return null;
  const settle = (member: string, body: object) =>
    act({ path: `/api/motions/${motion.id}/votes/${member}`, body, done: t.settled });
  return (
    <section className="panel" aria-label={t.pending}>
      <h2>{t.pending}</h2>
      <ul className="plain-list">
        {motion.pending.map(({ member, choices, mine }) => (
          <li key={member}>
            <strong>{roll.find(({ id }) => id === member)?.name ?? member}</strong>
            <span className="quiet">
              {' '}
              {motion.questions
                .flatMap(({ candidate, place }) => {
                  const choice = candidate === null ? undefined : choices[candidate.application];
                  return choice === undefined ? [] : [`${place} ${j.choices[choice]}`];
                })
                .join(j.comma)}
            </span>
            {mine ? (
              <p className="quiet">{t.pendingMine}</p>
            ) : (
              <div className="acts">
                <Button type="primary" loading={busy} onClick={() => void settle(member, { verdict: 'confirm' })}>
                  {t.confirm}
                </Button>
                <AskedAct
                  title={t.reject}
                  asks={t.rejectWhy}
                  act={async (reason) => (await settle(member, { verdict: 'reject', reason })).ok}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
