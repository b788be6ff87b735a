import { useId, useLayoutEffect, useRef } from 'react';
import { consents, verdicts } from '#src/domain/visit/visit-path.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { useScoreBook, useScoreText } from '../score-hooks.ts';
import { useVisitDesk } from './visit-context.ts';
import type { VisitInput } from './visit-fields.ts';

/** One place of the record with its label; what is typed is kept on this machine at once. */
export function VisitText({
  path,
  label,
  input,
}: {
  readonly path: string;
  readonly label: string;
  readonly input: VisitInput;
}) {
  const id = useId();
  const { editable } = useVisitDesk();
  const book = useScoreBook();
  const value = useScoreText(path);
  const common = { id, value, disabled: !editable };
  const write = (text: string): void => book.write(path, text);
  return (
    <div className={`visit-field visit-${input}`}>
      <label htmlFor={id}>{label}</label>
      {input === 'area' ? (
        <Growing {...common} write={write} />
      ) : input === 'line' ? (
        <input {...common} type="text" onChange={(event) => write(event.target.value)} />
      ) : input === 'day' || input === 'time' ? (
        <input {...common} type={input === 'day' ? 'date' : 'time'} onChange={(event) => write(event.target.value)} />
      ) : (
        <Choice {...common} input={input} write={write} />
      )}
    </div>
  );
}

interface Common {
  readonly id: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly write: (text: string) => void;
}

/** Grows with its text, so that nothing of it is hidden on a phone. */
function Growing({ id, value, disabled, write }: Common) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = area;
    if (current === null) return undefined;
    let measured = 0;
    const fit = (): void => {
      measured = current.clientWidth;
      current.style.height = 'auto';
      current.style.height = `${current.scrollHeight + 2}px`;
    };
    fit();
    // In a card that is still folded nothing can be measured: it has no width before it is opened.
    const watch = new ResizeObserver(() => {
      if (current.clientWidth !== measured) fit();
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [value]);
  return (
    <textarea
      ref={area}
      id={id}
      rows={2}
      value={value}
      disabled={disabled}
      onChange={(event) => write(event.target.value)}
    />
  );
}

function Choice({ input, id, value, disabled, write }: Common & { readonly input: 'clause' | 'verdict' | 'consent' }) {
  const t = useWords(visitWords);
  const say = useSay();
  const { page } = useVisitDesk();
  const options =
    input === 'clause'
      ? page.items.map(({ clause, title }) => ({ value: clause, words: `${clause} ${say(title)}` }))
      : input === 'verdict'
        ? verdicts.map((one) => ({ value: one, words: t.verdicts[one] ?? one }))
        : consents.map((one) => ({ value: one, words: t.consents[one] ?? one }));
  return (
    <select id={id} value={value} disabled={disabled} onChange={(event) => write(event.target.value)}>
      <option value="">{t.choose}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.words}
        </option>
      ))}
    </select>
  );
}
