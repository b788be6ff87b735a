import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { CodeEntry } from '#src/domain/form/code-list.ts';
import type { Language } from '../../words/language.tsx';

interface Props {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly open: boolean;
  readonly entries: readonly CodeEntry[];
  readonly active: number;
  readonly language: Language;
  readonly empty: string;
  readonly label: string;
  readonly choose: (entry: CodeEntry) => void;
}

/** The list under a code field: above everything, beside nothing, closed by leaving the field. */
export function CodeChoices({ id, anchor, open, entries, active, language, empty, label, choose }: Props) {
  const [place, setPlace] = useState<{ left: number; top: number; width: number } | null>(null);
  const box = useRef<HTMLUListElement | null>(null);
  useLayoutEffect(() => {
    const rect = open ? anchor.current?.getBoundingClientRect() : undefined;
    setPlace(
      rect === undefined
        ? null
        : {
            left: Math.min(rect.left, window.innerWidth - 340),
            top: rect.bottom + 2,
            width: Math.max(rect.width, 320),
          },
    );
  }, [open, anchor]);
  useLayoutEffect(() => {
    box.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, entries]);
  if (!open || place === null) return <span id={id} hidden />;
  return createPortal(
    <ul
      ref={box}
      id={id}
      role="listbox"
      aria-label={label}
      className="code-choices"
      style={{ left: Math.max(8, place.left), top: place.top, width: place.width }}
    >
      {entries.length === 0 && (
        <li className="none" role="option" aria-selected="false" aria-disabled="true">
          {empty}
        </li>
      )}
      {entries.map((entry, index) => (
        <li
          key={entry.code}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(entry);
          }}
        >
          <span>{entry[language]}</span>
          <small>
            {entry.code}
            {entry.path.length > 0 && language === 'zh' ? ` · ${entry.path.join(' / ')}` : ''}
          </small>
        </li>
      ))}
    </ul>,
    document.body,
  );
}
