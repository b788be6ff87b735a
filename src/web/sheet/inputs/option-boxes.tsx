import { useCallback, type KeyboardEvent } from 'react';
import type { Field } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { sheetWords } from '../../words/sheet-words.ts';
import type { Spot } from '../spot.ts';
import { useField, type FieldHandle } from '../use-field.ts';

interface OneBox {
  readonly code: string;
  readonly label: Text;
  readonly printed: boolean;
}

/** The boxes of a field: a choice's options, yes and no, or a single tick. */
export function boxesOf(field: Field): readonly OneBox[] {
  if (field.type === 'choice' || field.type === 'choices')
    return field.options.map((one) => ({ code: one.code, label: one.label, printed: one.printed !== false }));
  if (field.type === 'yesno')
    return [
      { code: 'yes', label: field.yes, printed: true },
      { code: 'no', label: field.no, printed: true },
    ];
  return field.type === 'tick' ? [{ code: 'yes', label: field.label, printed: true }] : [];
}

const isOn = (field: Field, text: string, code: string): boolean =>
  field.type === 'choices' ? text.split(',').includes(code) : text === code;

function toggled(field: Field, text: string, code: string): string {
  if (field.type !== 'choices') return text === code ? '' : code;
  const chosen = new Set(text.split(',').filter((one) => one !== ''));
  if (!chosen.delete(code)) chosen.add(code);
  return field.options
    .map((one) => one.code)
    .filter((one) => chosen.has(one))
    .join(',');
}

interface BoxProps {
  readonly spot: Spot;
  readonly handle: FieldHandle;
  readonly box: OneBox;
  readonly bare: boolean;
  readonly exclusive: boolean;
}

/** One printed box, □ or √; a chosen one of a choice is taken back by clicking it again. */
function Box({ spot, handle, box, bare, exclusive }: BoxProps) {
  const say = useSay();
  const language = useLanguage();
  const t = useWords(sheetWords);
  const on = isOn(spot.field, handle.text, box.code);
  const change = (): void => {
    if (handle.readOnly) return;
    handle.write(toggled(spot.field, handle.text, box.code));
    handle.settle();
  };
  const { tieTo } = handle;
  const hold = useCallback((node: HTMLInputElement | null) => tieTo(node), [tieTo]);
  const clear = (event: KeyboardEvent): void => {
    if ((event.key === 'Backspace' || event.key === 'Delete') && on) change();
  };
  const own = spot.field.type === 'tick' ? handle.name : `${handle.name} ${say(box.label)}`;
  return (
    <label className={`box ${box.printed ? '' : 'box-unprinted'}`} title={box.printed ? undefined : t.notPrinted}>
      <input
        ref={hold}
        type={exclusive ? 'radio' : 'checkbox'}
        checked={on}
        aria-label={own}
        aria-description={handle.description}
        aria-disabled={handle.readOnly}
        {...(exclusive ? { name: `${spot.key}-${handle.name}` } : {})}
        data-field={spot.field.type}
        data-key={spot.key}
        onChange={() => {
          if (!on || !exclusive) change();
        }}
        onClick={() => {
          if (on && exclusive) change();
        }}
        onKeyDown={clear}
        onFocus={(event) => handle.focus(event.currentTarget)}
      />
      {!bare && (
        <span className="box-label">
          {box.label.zh}
          {language === 'en' && <small className="gloss"> {box.label.en}</small>}
        </span>
      )}
    </label>
  );
}

/** All boxes of a field with their labels, or the one with `code`. */
export function OptionBoxes({
  spot,
  code,
  bare = false,
}: {
  readonly spot: Spot;
  readonly code?: string | undefined;
  readonly bare?: boolean;
}) {
  const handle = useField(spot);
  const t = useWords(sheetWords);
  const exclusive = spot.field.type === 'choice' || spot.field.type === 'yesno';
  const boxes = boxesOf(spot.field).filter((box) => code === undefined || box.code === code);
  const one = (
    <>
      {boxes.map((box) => (
        <Box key={box.code} spot={spot} handle={handle} box={box} bare={bare} exclusive={exclusive} />
      ))}
    </>
  );
  if (boxes.length === 1)
    return (
      <span className={`boxes ${handle.tone}`} title={handle.description}>
        {one}
      </span>
    );
  return (
    <span
      className={`boxes ${handle.tone}`}
      role={exclusive ? 'radiogroup' : 'group'}
      aria-label={handle.name}
      title={handle.description}
    >
      {one}
      {handle.reason !== '' && <span className="reason">{t.reasonShown(handle.reason)}</span>}
    </span>
  );
}
