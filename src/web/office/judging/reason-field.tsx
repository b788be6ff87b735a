import { useId } from 'react';
import { useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';

interface Props {
  readonly value: string;
  readonly type: (text: string) => void;
  /** Why it is asked for, where that is not plain. */
  readonly why?: string;
}

/** The reason of an act of the judging, in the office's words. */
export function ReasonField({ value, type, why }: Props) {
  const t = useWords(judgingWords);
  const id = useId();
  return (
    <p className="act-field">
      <label htmlFor={id}>{t.reason}</label>
      {why !== undefined && <span className="quiet">{why}</span>}
      <textarea
        id={id}
        rows={why === undefined ? 3 : 2}
        value={value}
        placeholder={t.reasonHint}
        maxLength={2000}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </p>
  );
}
