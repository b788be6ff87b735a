import { useEffect, useRef } from 'react';
import type { Desk } from './desk-context.ts';
import { deskAct, type DeskAct } from './key-act.ts';

/** Whether what has the focus takes letters; fields that are only read do not. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"]') !== null) return true;
  if (target.matches('select, [contenteditable="true"]')) return true;
  if (!target.matches('input:not([type="checkbox"], [type="radio"]), textarea')) return false;
  return !(target as HTMLInputElement).readOnly;
}

/** The keys of the desk, wherever the focus is. */
export function useDeskKeys(desk: Desk | null, help: (open: boolean) => void): void {
  const now = useRef({ desk, help });
  useEffect(() => {
    now.current = { desk, help };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { desk: own, help: tell } = now.current;
      if (own === null || event.isComposing || event.defaultPrevented) return;
      const act = deskAct({
        key: event.key,
        alt: event.altKey,
        control: event.ctrlKey || event.metaKey,
        typing: isTyping(event.target),
      });
      if (act === null) return;
      // A digit goes into the percent, which has the focus by then.
      if (act.act !== 'percent' || act.typed === '') event.preventDefault();
      carryOut(act, own, tell);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function carryOut(act: DeskAct, desk: Desk, help: (open: boolean) => void): void {
  switch (act.act) {
    case 'item': {
      const { items } = desk.page;
      const next = items[items.findIndex((one) => one.clause === desk.item.clause) + act.by];
      if (next !== undefined) desk.choose(next.clause);
      return;
    }
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
