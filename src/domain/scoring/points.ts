import { divided, plus, ratio, sumOf, times, type Ratio } from '#src/definition/value/ratio.ts';
import type { ScoredSet } from './scored-items.ts';

/** The percent of each item that has one, by clause. */
export type Percents = Readonly<Record<string, number | Ratio>>;

export interface PointsOf {
  readonly clause: string;
  readonly points: Ratio;
}
/**
 * What percents come to. Criteria without points give no total, and a sum with items missing is called `given`, so that
 * neither can be taken for a result.
 */
export type Tally =
  | { readonly counted: false }
  | {
      readonly counted: true;
      readonly complete: false;
      readonly given: Ratio;
      /** Clauses without a percent. */
      readonly missing: readonly string[];
      readonly items: readonly PointsOf[];
    }
  | {
      readonly counted: true;
      readonly complete: true;
      readonly total: Ratio;
      readonly maximum: number;
      readonly items: readonly PointsOf[];
      readonly categories: readonly PointsOf[];
    };

const hundred = ratio(100);

/** Points of an item, exactly: its points times the percent (GB/Z 19579 appendix C). */
export const itemPoints = (points: number, percent: number | Ratio): Ratio =>
  typeof percent === 'number'
    ? ratio(BigInt(points) * BigInt(percent), 100n)
    : divided(times(ratio(points), percent), hundred);

/** Points of items, categories and altogether, exactly; nothing is rounded here. */
export function tally(set: ScoredSet, percents: Percents): Tally {
  const { maximum } = set;
  if (maximum === null) return { counted: false };
  const items = set.items.flatMap(({ clause, points }) => {
    const percent = percentOf(percents, clause);
    return percent === undefined ? [] : [{ clause, points: itemPoints(points ?? 0, percent) }];
  });
  const total = sumOf(items.map((item) => item.points));
  const missing = missingItems(set, percents);
  if (missing.length > 0) return { counted: true, complete: false, given: total, missing, items };
  return { counted: true, complete: true, total, maximum, items, categories: byCategory(set, items) };
}

/** Clauses that have no percent yet, in order. */
export function missingItems(set: ScoredSet, percents: Percents): readonly string[] {
  return set.items.filter(({ clause }) => percentOf(percents, clause) === undefined).map(({ clause }) => clause);
}

const percentOf = (percents: Percents, clause: string): number | Ratio | undefined =>
  Object.hasOwn(percents, clause) ? percents[clause] : undefined;

function byCategory(set: ScoredSet, items: readonly PointsOf[]): readonly PointsOf[] {
  const sums = new Map<string, Ratio>();
  for (const [index, { points }] of items.entries()) {
    const { category } = set.items[index]!;
    const before = sums.get(category);
    sums.set(category, before === undefined ? points : plus(before, points));
  }
  return [...sums].map(([clause, points]) => ({ clause, points }));
}
