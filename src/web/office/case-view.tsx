import type { KeyboardEvent } from 'react';
import { useSession } from '../work/session.tsx';
import { useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';
import { officeWords } from '../words/office-words.ts';
import { CaseHead } from './case-head.tsx';
import { panels } from './panels.ts';
import { usePlace } from './place.ts';
import type { WholeCase } from './types.ts';

/** A case: its head, and one of its panels. The same in the reader and on the page of its own. */
export function CaseView({ whole, level }: { readonly whole: WholeCase; readonly level: 1 | 2 }) {
  const t = useWords(officeWords);
  const d = useWords(deskWords);
  const [place, move] = usePlace();
  const sides = useSession().seats.map((seat) => seat.side);
  const shown = panels.filter((panel) => panel.shown?.(whole, sides) ?? true);
  const current = shown.find((panel) => panel.id === place.get('panel')) ?? shown[0];
  const turn = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = shown.findIndex((panel) => panel === current);
    const next = step === undefined ? undefined : shown[(at + step + shown.length) % shown.length];
    if (next === undefined) return;
    event.preventDefault();
    move({ panel: next.id });
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <article className="case-view" aria-labelledby="reader-heading">
      <CaseHead whole={whole} level={level} />
      <div className="case-tabs" role="tablist" tabIndex={-1} aria-label={t.panels} onKeyDown={turn}>
        {shown.map((panel) => {
          const count = panel.count?.(whole) ?? 0;
          return (
            <button
              key={panel.id}
              id={`tab-${panel.id}`}
              type="button"
              role="tab"
              aria-selected={panel === current}
              aria-controls="case-panel"
              tabIndex={panel === current ? 0 : -1}
              onClick={() => move({ panel: panel.id })}
            >
              {panel.title(t, d)} {count > 0 && <b>{count}</b>}
            </button>
          );
        })}
      </div>
      {current !== undefined && (
        <div id="case-panel" className="case-panel" role="tabpanel" tabIndex={-1} aria-labelledby={`tab-${current.id}`}>
          {level === 1 && <h2 className="sr">{current.title(t, d)}</h2>}
          <current.Body whole={whole} />
        </div>
      )}
    </article>
  );
}
