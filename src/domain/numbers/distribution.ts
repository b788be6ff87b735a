import { compared, divided, plus, minus, ratio, sumOf, times, type Ratio } from '#src/definition/value/ratio.ts';

/** Where values lie; exact. */
export interface Distribution {
  readonly count: number;
  readonly mean: Ratio;
  readonly lowest: Ratio;
  /** A quarter lies below. */
  readonly lower: Ratio;
  readonly median: Ratio;
  /** A quarter lies above. */
  readonly upper: Ratio;
  readonly highest: Ratio;
}

/** Mean and quartiles of values; null of none. Between two values quartiles are linear (Hyndman and Fan 1996, definition 7). */
export function distributionOf(values: readonly Ratio[]): Distribution | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted(compared);
  const at = (quarters: number): Ratio => {
    const place = (sorted.length - 1) * quarters;
    const below = sorted[Math.floor(place / 4)]!;
    const above = sorted[Math.ceil(place / 4)]!;
    return plus(below, times(minus(above, below), ratio(place % 4, 4)));
  };
  return {
    count: sorted.length,
    mean: divided(sumOf(sorted), ratio(sorted.length)),
    lowest: at(0),
    lower: at(1),
    median: at(2),
    upper: at(3),
    highest: at(4),
  };
}
