import type { Combination } from '#src/definition/assessment.ts';

/** What is supposed otherwise: weights as typed, combinations, somebody left out. */
export interface Supposition {
  readonly weights: Readonly<Record<string, string>>;
  readonly combine: Readonly<Record<string, Combination>>;
  readonly without: string;
}
export const nothingSupposed: Supposition = { weights: {}, combine: {}, without: '' };

/** Digits as a weight is written. */
export const isWeight = (typed: string): boolean => /^\d{1,6}(\.\d{1,6})?$/u.test(typed.trim());

/** The supposition as the server takes it: only what is said. */
export function supposedBody({ weights, combine, without }: Supposition): object {
  return {
    ...(Object.keys(weights).length === 0
      ? {}
      : { weights: Object.fromEntries(Object.entries(weights).map(([id, typed]) => [id, typed.trim()])) }),
    ...(Object.keys(combine).length === 0 ? {} : { combine }),
    ...(without === '' ? {} : { without }),
  };
}

/** Where the line is drawn in a ranking: after the last that goes on; null where nobody does, or everybody. */
export function lineAfter(entries: readonly { readonly goes: 'in' | 'out' | 'tied' | null }[]): number | null {
  const last = entries.findLastIndex((entry) => entry.goes === 'in');
  return last < 0 || last === entries.length - 1 ? null : last;
}
