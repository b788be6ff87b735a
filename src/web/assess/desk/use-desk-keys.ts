import { useEffect, useRef } from 'react';
import type { Desk } from './desk-context.ts';
import { deskAct, type DeskAct } from './key-act.ts';

const percentField = 'item-percent';

/** Whether what has the focus takes letters; fields that are only read do not. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"]') !== null) return true;
  if (target.matches('select, [contenteditable="true"]')) return true;
  if (!target.matches('input:not([type="checkbox"], [type="radio"]), textarea')) return false;
  // The percent takes digits alone: letters mean there what they mean everywhere.
  return target.id !== percentField && !(target as HTMLInputElement).readOnly;
}

/** The keys of the desk, wherever the focus is. */
export function useDeskKeys(desk: Desk | null, help: (open: boolean) => void): void {
  const now = useRef({ desk, help, clause: desk?.item.clause ?? '' });
  useEffect(() => {
    now.current = { desk, help, clause: desk?.item.clause ?? '' };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { desk: own, help: tell, clause } = now.current;
      if (own === null || event.isComposing || event.defaultPrevented) return;
      const act = deskAct({
        key: event.key,
        alt: event.altKey,
        control: event.ctrlKey || event.metaKey,
        typing: isTyping(event.target),
      });
      const within = event.target instanceof Element && event.target.id === percentField;
      if (act === null || (act.act === 'percent' && within)) return;
      // A digit goes into the percent, which has the focus by then.
      if (act.act !== 'percent' || act.typed === '') event.preventDefault();
      if (act.act === 'item') now.current.clause = goOn(own, clause, act.by);
      else carryOut(act, own, tell);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Goes to the clause beside one; gives where it went, for a key that is pressed before the page has followed. */
function goOn({ page: { items }, choose }: Desk, clause: string, by: 1 | -1): string {
  const next = items[items.findIndex((one) => one.clause === clause) + by];
  if (next === undefined) return clause;
  choose(next.clause);
  return next.clause;
}

function carryOut(act: Exclude<DeskAct, { act: 'item' }>, desk: Desk, help: (open: boolean) => void): void {
  switch (act.act) {
    case 'percent': {
      const input = document.querySelector<HTMLInputElement>('#item-percent');
      input?.focus();
      input?.select();
      return;
    }
    case 'note':
      return desk.add(act.kind);
    case 'clause':
      return desk.ask();
    case 'help':
      return help(true);
    case 'search':
      return document.getElementById('pdf-search')?.focus();
    case 'reader':
      return document.querySelector<HTMLElement>('.pdf-pages, .desk-left [tabindex="0"]')?.focus();
    case 'sheet':
      return document.querySelector<HTMLElement>('#item-percent')?.focus();
  }
}
