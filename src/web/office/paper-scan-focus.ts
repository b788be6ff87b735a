import { useEffect, type RefObject } from 'react';

/** Where letters are no input of their own: the page itself, buttons, ticks, and counts, which take digits only. */
function takesNoLetters(target: Element | null, key: string): boolean {
  if (target === null || target === document.body || target.matches('main, button, summary, a')) return true;
  if (target.matches('input[type="checkbox"]')) return true;
  return target.matches('input[type="number"]') && /^[^\d+\-.,eE]$/u.test(key);
}

/** A gun types wherever the focus is: what is no input there goes to the field that codes are scanned into. */
export function useScanFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      // A space and Enter press the button they are on.
      if ([...event.key].length !== 1 || event.key === ' ') return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[role="dialog"]') !== null && target !== null) return;
      if (takesNoLetters(target, event.key)) field.current?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [field]);
}
