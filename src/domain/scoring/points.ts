import { ratio, sumOf, type Ratio } from '#src/definition/value/ratio.ts';
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

/** Points of an item, exactly: its points times the percent (GB/Z 19579 appendix C). */
export function itemPoints(points: number, percent: number | Ratio): Ratio {
  if (typeof percent === 'number') return hundredths(points * percent);
  return percent.under === 1n
    ? hundredths(points * Number(percent.over))
    : ratio(BigInt(points) * percent.over, 100n * percent.under);
}

const known: Ratio[] = [];

/** So many hundredths; the few thousand that items can come to are made once each. */
function hundredths(many: number): Ratio {
  if (many >= 100_000) return ratio(many, 100);
  return (known[many] ??= Object.freeze(ratio(many, 100)));
}

/** Points of items, categories and altogether, exactly; nothing is rounded here. */
export function tally(set: ScoredSet, percents: Percents): Tally {
  const { maximum } = set;
  if (maximum === null) return { counted: false };
  const items: PointsOf[] = [];
  const missing: string[] = [];
  for (const { clause, points } of set.items) {
    const percent = percentOf(percents, clause);
    if (percent === undefined) missing.push(clause);
    else items.push({ clause, points: itemPoints(points ?? 0, percent) });
  }
  const total = sumOf(items.map((item) => item.points));
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
  const own = new Map(set.categories.map(({ clause }): [string, Ratio[]] => [clause, []]));
  for (const [index, { points }] of items.entries()) own.get(set.items[index]!.category)?.push(points);
  return [...own].map(([clause, all]) => ({ clause, points: sumOf(all) }));
}
