import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

interface ListKeys {
  readonly ids: readonly string[];
  readonly current: string | null;
  readonly choose: (id: string | null) => void;
  readonly open: (id: string) => void;
  readonly mark: (id: string) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly help: (open: boolean) => void;
}

/** Whether a key is meant for what has the focus: a field, a dialog, or a part that has keys of its own. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role="dialog"]') !== null && target !== null) return true;
  return target?.matches('input:not([type="checkbox"]), textarea, select, [contenteditable]') === true;
}

/** Frames that one may wait for a case to be read. */
const patience = 600;

/** Puts the cursor at the head of the case that is read, once it is there; not when another was chosen meanwhile. */
function enterReader(id: string): void {
  let frames = 0;
  const look = (): void => {
    const heading = document.getElementById('reader-heading');
    if (document.activeElement?.id !== `case-${id}`) return;
    if (heading !== null) heading.focus();
    else if (frames++ < patience) requestAnimationFrame(look);
  };
  look();
}

/** Keys of a list: j and k go through it, Enter into the reader, / to the search, ? to the help. */
export function useListKeys(keys: ListKeys): void {
  const now = useRef(keys);
  // Before anybody sees what a key has changed: the next key may follow at once.
  useLayoutEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { ids, current, choose, open, mark, search, help } = now.current;
      if (isTaken(event)) return;
      const at = current === null ? -1 : ids.indexOf(current);
      const step = { j: 1, k: -1 }[event.key];
      const next = step === undefined ? undefined : ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
      if (next !== undefined) {
        choose(next);
        document.getElementById(`case-${next}`)?.focus();
      } else if (event.key === '/') search.current?.focus();
      else if (event.key === '?') help(true);
      else if (event.key === 'x' && current !== null) mark(current);
      else if (event.key === 'o' && current !== null) open(current);
      else if (event.key === 'Escape' && current !== null) {
        choose(null);
        document.getElementById(`case-${current}`)?.focus();
      } else if (event.key === 'Enter' && current !== null && document.activeElement?.id === `case-${current}`)
        enterReader(current);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
