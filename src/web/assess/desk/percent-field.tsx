import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Text } from '#src/definition/text.ts';
import { readPercent, type Measure } from '#src/domain/scoring/band.ts';
import { isDenial } from '#src/domain/denial.ts';
import { useSay } from '../../words/language.tsx';
import { movedPercent } from '../percent-keys.ts';
import { PercentRuler } from './percent-ruler.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly scale: Measure;
  readonly kind: string | null;
  /** As it is kept: digits, or nothing. */
  readonly typed: string;
  readonly editable: boolean;
  readonly write: (typed: string) => void;
}

/** A percent, typed or stepped with the arrow keys, and the ruler of its bands under it. What lies off the scale is not kept, and said. */
export function PercentField({ id, label, scale, kind, typed, editable, write }: Props) {
  const say = useSay();
  const [draft, setDraft] = useState(typed);
  const [wrong, setWrong] = useState<Text | null>(null);
  useEffect(() => {
    setDraft(typed);
    setWrong(null);
  }, [typed, id]);
  const percent = typed === '' ? null : Number(typed);
  const type = (entered: string): void => {
    // Letters are keys of the desk, not part of a percent.
    const text = entered.replace(/[^\d０-９%％]/gu, '');
    setDraft(text);
    setWrong(null);
    const read = text.trim() === '' ? '' : readPercent(scale, text);
    if (typeof read === 'number') write(String(read));
    else if (read === '') write('');
  };
  const leave = (): void => {
    const read = draft.trim() === '' ? null : readPercent(scale, draft);
    if (read !== null && isDenial(read)) setWrong(read.reason);
    else setDraft(typed);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') leave();
    const moved = movedPercent(scale, kind, percent, event.key);
    if (moved === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown' && !event.key.startsWith('Page')))
      return;
    event.preventDefault();
    write(String(moved));
    setDraft(String(moved));
    setWrong(null);
  };
  return (
    <div className="percent-field">
      <div className="percent-line">
        <input
          id={id}
          className="percent-input"
          inputMode="numeric"
          role="spinbutton"
          autoComplete="off"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent ?? undefined}
          aria-valuetext={percent === null ? undefined : `${percent}%`}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-wrong`}
          readOnly={!editable}
          maxLength={4}
          value={draft}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={editable ? press : undefined}
        />
        <span className="percent-sign">%</span>
        <span id={`${id}-wrong`} className="percent-wrong" role="alert">
          {wrong === null ? '' : say(wrong)}
        </span>
      </div>
      <PercentRuler
        scale={scale}
        kind={kind}
        percent={percent}
        choose={editable ? (chosen) => write(String(chosen)) : null}
      />
    </div>
  );
}
