import { useEffect, useLayoutEffect, useRef } from 'react';
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

/** The clauses of a page with keys, the one that is chosen, and how another one is. */
interface Clauses {
  readonly items: readonly { readonly clause: string }[];
  readonly current: string;
  readonly choose: (clause: string) => void;
}
type OtherAct = Exclude<DeskAct, { act: 'item' | 'percent' }>;

/** Keys of a page of clauses, wherever the focus is: from clause to clause, digits into the percent, and what `others` does. */
export function useClauseKeys(clauses: Clauses | null, others: (act: OtherAct) => boolean): void {
  const now = useRef({ clauses, others, current: clauses?.current ?? '' });
  // Before anybody sees what a key has changed: the next key may follow at once.
  useLayoutEffect(() => {
    now.current = { clauses, others, current: clauses?.current ?? '' };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const own = now.current;
      if (own.clauses === null || event.isComposing || event.defaultPrevented) return;
      const act = deskAct({
        key: event.key,
        alt: event.altKey,
        control: event.ctrlKey || event.metaKey,
        typing: isTyping(event.target),
      });
      const within = event.target instanceof Element && event.target.id === percentField;
      if (act === null || (act.act === 'percent' && within)) return;
      if (act.act === 'item') own.current = goOn(own.clauses, own.current, act.by);
      else if (act.act === 'percent') enterPercent();
      else if (!own.others(act)) return;
      // A digit goes into the percent, which has the focus by then.
      if (act.act !== 'percent' || act.typed === '') event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Goes to the clause beside one; gives where it went, for a key that is pressed before the page has followed. */
function goOn({ items, choose }: Clauses, clause: string, by: 1 | -1): string {
  const next = items[items.findIndex((one) => one.clause === clause) + by];
  if (next === undefined) return clause;
  choose(next.clause);
  return next.clause;
}

function enterPercent(): void {
  const input = document.querySelector<HTMLInputElement>(`#${percentField}`);
  input?.focus();
  input?.select();
}

/** The keys of the desk. */
export function useDeskKeys(desk: Desk | null, help: (open: boolean) => void): void {
  const clauses = desk === null ? null : { items: desk.page.items, current: desk.item.clause, choose: desk.choose };
  useClauseKeys(clauses, (act) => {
    if (desk !== null) carryOut(act, desk, help);
    return true;
  });
}

function carryOut(act: OtherAct, desk: Desk, help: (open: boolean) => void): void {
  switch (act.act) {
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
      return document.getElementById(percentField)?.focus();
  }
}
