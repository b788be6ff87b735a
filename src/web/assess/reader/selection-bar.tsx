import { useLayoutEffect } from 'react';
import { useWords } from '../../words/language.tsx';
import { readerWords } from '../../words/reader-words.ts';
import type { Selected } from './read-selection.ts';

/** Makes a comment of what was selected. */
export type Cite = (kind: 'strength' | 'opportunity', selected: Selected) => void;

/** Beside a selection: it becomes a strength or an opportunity. S and O do the same, Escape leaves it. */
export function SelectionBar({
  selected,
  cite,
  close,
}: {
  readonly selected: Selected;
  readonly cite: Cite;
  readonly close: () => void;
}) {
  const t = useWords(readerWords);
  // As soon as the bar is seen: S before would be a comment without its ground.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.matches('input, textarea, select') === true) return;
      const kind = { s: 'strength', o: 'opportunity' }[event.key] as 'strength' | 'opportunity' | undefined;
      if (kind === undefined && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (kind !== undefined) cite(kind, selected);
      close();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [selected, cite, close]);
  const make = (kind: 'strength' | 'opportunity'): void => {
    cite(kind, selected);
    close();
  };
  const style = {
    left: Math.max(8, Math.min(selected.at.x - 60, window.innerWidth - 320)),
    top: Math.max(56, Math.min(selected.at.y + 8, window.innerHeight - 56)),
  };
  return (
    <div
      className="selection-bar"
      role="toolbar"
      tabIndex={-1}
      aria-label={t.citeAs}
      style={style}
      // What is selected stays so while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" className="strength" onClick={() => make('strength')}>
        {t.asStrength} <kbd>S</kbd>
      </button>
      <button type="button" className="opportunity" onClick={() => make('opportunity')}>
        {t.asOpportunity} <kbd>O</kbd>
      </button>
      <button type="button" onClick={close} title={t.leaveSelection}>
        <span aria-hidden="true">✕</span>
        <span className="sr">{t.leaveSelection}</span>
      </button>
    </div>
  );
}
