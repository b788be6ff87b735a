import { useCallback } from 'react';
import { parseField } from '#src/domain/form/fields/index.ts';
import { useWorkbook } from '../../book/hooks.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { sheetWords } from '../../words/sheet-words.ts';
import { useField } from '../use-field.ts';
import { boxesOf } from './option-boxes.tsx';
import type { InputProps } from './text-input.tsx';

/** One of a few, where the form has a blank rather than boxes. */
export function SelectInput({ spot, solo, width }: InputProps) {
  const handle = useField(spot);
  const { edition } = useWorkbook();
  const say = useSay();
  const t = useWords(sheetWords);
  const { tieTo } = handle;
  const hold = useCallback((node: HTMLElement | null) => tieTo(node), [tieTo]);
  const boxes = boxesOf(spot.field);
  const chosen = boxes.find((box) => box.code === handle.text);
  const known = handle.text === '' || boxes.some((box) => box.code === handle.text);
  const field = spot.field as Parameters<typeof parseField>[0];
  const readable = !known && parseField(field, handle.text, { codes: edition.codes }).ok;
  return (
    <span
      className={`f ${solo ? 'f-solo' : 'f-blank'} ${handle.tone} ${handle.reason === '' ? '' : 'has-reason'}`}
      title={handle.description}
      style={solo ? undefined : { width: `${Math.max(width ?? 5, 5)}em` }}
    >
      {handle.readOnly ? (
        // A select that cannot be changed could not be come to by keyboard either: the choice in words instead.
        <input
          ref={hold}
          className="ink"
          readOnly
          value={chosen === undefined ? handle.text : say(chosen.label)}
          placeholder={handle.reason === '' ? undefined : t.reasonShown(handle.reason)}
          aria-label={handle.name}
          aria-description={handle.description}
          data-field={spot.field.type}
          data-key={spot.key}
          onFocus={(event) => handle.focus(event.currentTarget)}
        />
      ) : (
        <select
          ref={hold}
          className="ink"
          value={handle.text}
          aria-label={handle.name}
          aria-description={handle.description}
          aria-invalid={handle.tone === 'error'}
          data-field={spot.field.type}
          data-key={spot.key}
          onChange={(event) => {
            handle.write(event.currentTarget.value);
            handle.settle();
          }}
          onFocus={(event) => handle.focus(event.currentTarget)}
        >
          <option value="">{handle.reason === '' ? '\u00a0' : t.reasonShown(handle.reason)}</option>
          {boxes.map((box) => (
            <option key={box.code} value={box.code}>
              {say(box.label)}
            </option>
          ))}
          {!known && <option value={handle.text}>{readable ? handle.text : `? ${handle.text}`}</option>}
        </select>
      )}
    </span>
  );
}
