import { useId } from 'react';
import { useWords } from '../../../words/language.tsx';
import { drawWords } from '../../../words/draw-words.ts';
import { fromLocal } from '../../../words/moments.ts';

/** A round as it is typed: times as `2020-06-18T10:00`, official time. */
export interface TypedRound {
  readonly source: string;
  readonly knownFrom: string;
  readonly revealBy: string;
}
export const emptyRound: TypedRound = { source: '', knownFrom: '', revealBy: '' };
export const isRound = ({ source, knownFrom, revealBy }: TypedRound): boolean =>
  source.trim() !== '' && knownFrom !== '' && revealBy !== '';
export const roundBody = ({ source, knownFrom, revealBy }: TypedRound): TypedRound => ({
  source: source.trim(),
  knownFrom: fromLocal(knownFrom),
  revealBy: fromLocal(revealBy),
});

interface Props {
  readonly round: TypedRound;
  readonly change: (round: TypedRound) => void;
  readonly disabled: boolean;
}

/** Where the public value is printed, from when it is known, and until when seeds are revealed. */
export function RoundFields({ round, change, disabled }: Props) {
  const w = useWords(drawWords);
  const id = useId();
  return (
    <>
      <p className="act-field">
        <label htmlFor={`${id}-source`}>{w.source}</label>
        <input
          id={`${id}-source`}
          value={round.source}
          placeholder={w.sourceHint}
          maxLength={500}
          disabled={disabled}
          onChange={(event) => change({ ...round, source: event.currentTarget.value })}
        />
      </p>
      {(['knownFrom', 'revealBy'] as const).map((part) => (
        <p key={part} className="act-field">
          <label htmlFor={`${id}-${part}`}>{w[part]}</label>
          <input
            id={`${id}-${part}`}
            type="datetime-local"
            value={round[part]}
            disabled={disabled}
            onChange={(event) => change({ ...round, [part]: event.currentTarget.value })}
          />
        </p>
      ))}
    </>
  );
}
