import { useState } from 'react';
import { useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';

const sizes = ['small', 'usual', 'large', 'huge'] as const;
export type Size = (typeof sizes)[number];
const stored = 'laurel.assess.size';

/** How large the desk's letters are; kept in this browser. */
export function useTextSize(): readonly [Size, (size: Size) => void] {
  const [size, setSize] = useState<Size>(() => sizes.find((one) => one === localStorage.getItem(stored)) ?? 'usual');
  return [
    size,
    (next) => {
      localStorage.setItem(stored, next);
      setSize(next);
    },
  ];
}

/** The switch of letter sizes. */
export function TextSize({ size, set }: { readonly size: Size; readonly set: (size: Size) => void }) {
  const t = useWords(assessWords);
  const at = sizes.indexOf(size);
  const step = (way: 1 | -1): void => {
    const next = sizes[at + way];
    if (next !== undefined) set(next);
  };
  return (
    <span className="text-size" role="group" aria-label={t.textSize}>
      <button type="button" className="plain" disabled={at === 0} onClick={() => step(-1)}>
        A−<span className="sr"> {t.smallerText}</span>
      </button>
      <button type="button" className="plain" disabled={at === sizes.length - 1} onClick={() => step(1)}>
        A+<span className="sr"> {t.largerText}</span>
      </button>
    </span>
  );
}
