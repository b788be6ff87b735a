import { useCallback, useLayoutEffect, useRef, useState, type FormEvent } from 'react';
import { mask } from '#src/domain/access/visible.ts';
import { wordCount } from '#src/domain/form/count.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { sheetWords } from '../../words/sheet-words.ts';
import type { Spot } from '../spot.ts';
import { useField } from '../use-field.ts';
import { blankWidth } from './text-width.ts';

export interface InputProps {
  readonly spot: Spot;
  readonly solo: boolean;
  readonly width?: number | undefined;
  readonly hint?: string | undefined;
}

/** A typed text in place: the cell itself is the input. Uncontrolled, so that input methods compose undisturbed. */
export function TextInput({ spot, solo: whole, width, hint }: InputProps) {
  const field = useField(spot);
  const line = !whole && spot.field.type === 'longtext';
  const solo = whole || line;
  const t = useWords(sheetWords);
  const say = useSay();
  const element = useRef<HTMLTextAreaElement | null>(null);
  const grower = useRef<HTMLLabelElement | null>(null);
  const composing = useRef(false);
  const [active, setActive] = useState(false);
  const sensitive = spot.field.sensitive === true && !active && field.text !== '';
  const shown = sensitive ? mask(field.text) : field.text;
  const language = useLanguage();
  const long = spot.field.type === 'longtext';
  const help = spot.field.help === undefined ? undefined : say(spot.field.help);
  const placeholder =
    field.reason === ''
      ? ((active ? (hint ?? help ?? formHint(spot, language)) : hint) ?? ' ')
      : t.reasonShown(field.reason);

  const fit = useCallback(
    (text: string) => {
      if (grower.current === null) return;
      if (solo) grower.current.dataset['text'] = `${text}\u200b`;
      else
        grower.current.style.width = blankWidth(
          width,
          text === '' ? (field.reason === '' ? '' : t.reasonShown(field.reason)) : text,
        );
    },
    [solo, width, field.reason, t],
  );

  useLayoutEffect(() => {
    if (element.current !== null && element.current.value !== shown && !composing.current)
      element.current.value = shown;
    fit(shown);
  }, [shown, fit]);

  const typed = (event: FormEvent<HTMLTextAreaElement>): void => {
    const text = long ? event.currentTarget.value : event.currentTarget.value.replace(/[\r\n]+/gu, ' ');
    fit(text);
    if (!composing.current) field.write(text);
  };
  const { tieTo } = field;
  const hold = useCallback(
    (node: HTMLTextAreaElement | null) => {
      element.current = node;
      tieTo(node);
    },
    [tieTo],
  );
  const limit = 'limit' in spot.field ? spot.field.limit : undefined;
  return (
    <label
      ref={grower}
      className={`f ${solo ? 'f-solo' : 'f-blank'} ${line ? 'f-line' : ''} ${field.tone} ${field.reason === '' ? '' : 'has-reason'}`}
      title={field.description}
    >
      <textarea
        ref={hold}
        className="ink"
        rows={1}
        defaultValue={shown}
        readOnly={field.readOnly}
        aria-label={field.name}
        placeholder={placeholder}
        aria-invalid={field.tone === 'error'}
        aria-description={field.description}
        data-field={spot.field.type}
        data-key={spot.key}
        spellCheck={false}
        autoComplete="off"
        inputMode={inputMode(spot.field.type)}
        onInput={typed}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          typed(event);
        }}
        onFocus={(event) => {
          setActive(true);
          field.focus(event.currentTarget);
        }}
        onBlur={() => {
          setActive(false);
          field.settle();
        }}
      />
      {limit !== undefined && active && (
        <span className="count" aria-live="polite">
          {t.characters(wordCount(field.text), limit.max)}
        </span>
      )}
    </label>
  );
}

function inputMode(type: string): 'decimal' | 'numeric' | 'tel' | 'email' | 'text' {
  if (type === 'decimal' || type === 'percent' || type === 'money') return 'decimal';
  if (type === 'integer' || type === 'year' || type === 'postcode') return 'numeric';
  return type === 'phone' ? 'tel' : type === 'email' ? 'email' : 'text';
}

/** How a value of this type is written, shown while its empty field has the focus. */
function formHint(spot: Spot, language: 'zh' | 'en'): string | undefined {
  const hints: Partial<Record<string, string>> = {
    date: '2020-05-02',
    month: '2020-05',
    year: '2020',
    paper: language === 'zh' ? '18位身份证号' : '18 digits',
    uscc: language === 'zh' ? '18位代码' : '18 signs',
  };
  return hints[spot.field.type];
}
