import { roomOf } from '#src/domain/decision/quota.ts';
import type { DecisionMatters } from '../../jury/types.ts';
import { useClassTitle } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { useSay, useWords } from '../../words/language.tsx';

/** How many of each prize, and of each class within it, are left. */
export function Quotas({ matters }: { readonly matters: Pick<DecisionMatters, 'prizes' | 'decided' | 'candidates'> }) {
  const t = useWords(decisionWords);
  const say = useSay();
  const titleOf = useClassTitle();
  const classes = [...new Set(matters.candidates.map((one) => one.class))];
  return (
    <section className="panel" aria-label={t.quotas}>
      <h2>{t.quotas}</h2>
      <p className="quiet">{t.quotasHint}</p>
      <ul className="quotas">
        {matters.prizes.map((prize) => {
          const room = roomOf(prize, matters.decided);
          const each = prize.counts === 'each';
          const mostOf = (name: string): number => Math.min(prize.atMost?.[name] ?? prize.quota, prize.quota);
          return (
            <li key={prize.id}>
              <strong>{say(prize.name)}</strong>
              {!each && <span className="quota-left">{t.left(room.total, prize.quota)}</span>}
              <span className="quiet">{each ? t.each : t.together}</span>
              {(each ? classes : Object.keys(prize.atMost ?? {})).map((name) => (
                <span key={name}>{t.ofClass(titleOf(name), room.of(name), mostOf(name))}</span>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
