import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CodeList } from '#src/definition/edition.ts';
import { entriesOf, findEntry, type CodeEntry } from '#src/domain/form/code-list.ts';
import { useWorkbook } from '../../book/hooks.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { sheetWords } from '../../words/sheet-words.ts';
import { useField } from '../use-field.ts';
import { CodeChoices } from './code-choices.tsx';
import type { InputProps } from './text-input.tsx';
import { blankWidth } from './text-width.ts';

/** Searches a list; the pinyin index is fetched when somebody first searches. */
async function search(list: CodeList, query: string): Promise<readonly CodeEntry[]> {
  const { searchCodes } = await import('#src/domain/form/code-search.ts');
  return searchCodes(list, query, 60);
}

/** An entry of a shared list: typed, searched by name, code or pinyin initials, kept as its code. */
export function CodeInput({ spot, solo, width }: InputProps) {
  const handle = useField(spot);
  const { edition } = useWorkbook();
  const language = useLanguage();
  const t = useWords(sheetWords);
  const listId = useId();
  const list = spot.field.type === 'code' ? edition.codes[spot.field.list] : undefined;
  const [query, setQuery] = useState<string | null>(null);
  const [found, setFound] = useState<readonly CodeEntry[]>([]);
  const [active, setActive] = useState(0);
  // What is being typed, for the blur that follows choosing by Enter in the same tick.
  const pending = useRef<string | null>(null);
  const element = useRef<HTMLTextAreaElement | null>(null);
  const wrap = useRef<HTMLSpanElement | null>(null);
  const label = list === undefined ? handle.text : (entriesOf(list).get(handle.text)?.[language] ?? handle.text);
  const open = query !== null;
  const shown = query ?? label;

  useEffect(() => {
    if (query === null || list === undefined) return undefined;
    let stale = false;
    void search(list, query).then((entries) => {
      if (!stale) setFound(entries);
    });
    return () => {
      stale = true;
    };
  }, [query, list]);

  useLayoutEffect(() => {
    if (wrap.current !== null && solo) wrap.current.dataset['text'] = `${shown}\u200b`;
  }, [shown, solo]);

  const close = (): void => {
    pending.current = null;
    setQuery(null);
  };
  const take = (entry: CodeEntry): void => {
    handle.write(entry.code);
    close();
  };
  const leave = (): void => {
    const typed = pending.current;
    if (typed !== null && list !== undefined && typed !== label) handle.write(findEntry(list, typed)?.code ?? typed);
    close();
    handle.settle();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!open && (event.key === 'ArrowDown' || event.key === 'F4') && event.altKey) return begin('');
    if (!open) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      setActive((now) => Math.min(Math.max(now + move, 0), Math.max(found.length - 1, 0)));
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter') {
      const entry = found[active];
      if (entry !== undefined && query !== '') take(entry);
      else close();
    } else if (event.key === 'Escape') {
      close();
      event.stopPropagation();
    }
  };
  const begin = (text: string): void => {
    pending.current = text;
    setQuery(text);
    setActive(0);
  };
  const { tieTo } = handle;
  const hold = useCallback(
    (node: HTMLTextAreaElement | null) => {
      element.current = node;
      tieTo(node);
    },
    [tieTo],
  );
  const placeholder = handle.reason === '' ? (open ? t.chooseCode : undefined) : t.reasonShown(handle.reason);
  return (
    <span
      ref={wrap}
      className={`f ${solo ? 'f-solo' : 'f-blank'} ${handle.tone} ${handle.reason === '' ? '' : 'has-reason'}`}
      title={handle.description}
      style={solo ? undefined : { width: blankWidth(width ?? 14, shown) }}
    >
      <textarea
        ref={hold}
        className="ink"
        rows={1}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-label={handle.name}
        aria-activedescendant={open && found[active] !== undefined ? `${listId}-${active}` : undefined}
        aria-description={handle.description}
        aria-invalid={handle.tone === 'error'}
        value={shown}
        readOnly={handle.readOnly}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        data-field="code"
        data-key={spot.key}
        onChange={(event) => begin(event.currentTarget.value.replace(/\n/gu, ''))}
        onKeyDown={onKey}
        onBlur={leave}
        onFocus={(event) => handle.focus(event.currentTarget)}
        onClick={() => {
          if (!handle.readOnly && !open && handle.text === '') begin('');
        }}
      />
      <CodeChoices
        id={listId}
        anchor={element}
        open={open}
        entries={found}
        active={active}
        language={language}
        empty={t.noCode}
        label={t.searchResults}
        choose={take}
      />
    </span>
  );
}
