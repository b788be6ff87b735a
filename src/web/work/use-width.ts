import { useSyncExternalStore } from 'react';

const steps = [768, 1200];
const lists = typeof matchMedia === 'undefined' ? [] : steps.map((step) => matchMedia(`(min-width: ${step}px)`));

/** Width of the window in steps (0, 768, 1200): wakes only when a step is crossed. */
export function useWidth(): number {
  return useSyncExternalStore(
    (listener) => {
      for (const list of lists) list.addEventListener('change', listener);
      return () => {
        for (const list of lists) list.removeEventListener('change', listener);
      };
    },
    () => steps.filter((_, index) => lists[index]?.matches === true).at(-1) ?? 0,
  );
}
