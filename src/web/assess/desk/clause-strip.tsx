import { useEffect, useRef } from 'react';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { useScores } from '../score-hooks.ts';
import { useDeskState } from './desk-context.ts';

/** Above both panes: every clause with its percent and what it has of comments; one is chosen. */
export function ClauseStrip() {
  const { page, item, choose } = useDeskState();
  const { percents, notes } = useScores();
  const t = useWords(assessWords);
  const say = useSay();
  const current = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [item.clause]);
  return (
    <nav className="clause-strip" aria-label={t.clauses}>
      {page.categories.map((category) => (
        <ol key={category.clause} aria-label={`${category.clause} ${say(category.title)}`}>
          {category.items.map((clause) => {
            const one = page.items.find((other) => other.clause === clause);
            const percent = percents[clause];
            const own = notes.filter((note) => note.item === clause).length;
            if (one === undefined) return null;
            return (
              <li key={clause}>
                <button
                  ref={clause === item.clause ? current : undefined}
                  type="button"
                  className={percent === undefined ? 'clause-chip' : 'clause-chip done'}
                  aria-current={clause === item.clause ? 'true' : undefined}
                  title={`${clause} ${say(one.title)}`}
                  onClick={() => choose(clause)}
                >
                  <span className="clause-id">{clause}</span>
                  <span className="sr"> {say(one.title)} </span>
                  <span className="clause-percent">{percent === undefined ? '—' : `${percent}%`}</span>
                  {own > 0 && (
                    <span className="clause-notes">
                      {own}
                      <span className="sr"> {t.noteCount}</span>
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      ))}
    </nav>
  );
}
