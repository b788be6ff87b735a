import { rounded, sumOf, type Ratio } from '#src/definition/value/ratio.ts';
import { itemPoints, missingItems } from '#src/domain/scoring/points.ts';
import type { ScoredSet } from '#src/domain/scoring/scored-items.ts';

export interface CategoryTally {
  readonly clause: string;
  readonly done: number;
  readonly of: number;
  /** Points of its items that have a percent, and what they could reach; null where the criteria give no points. */
  readonly points: string | null;
  readonly maximum: number | null;
}
/** What a sheet has come to while it is being filled in. A sum with items missing is never called a total. */
export interface LiveTally {
  readonly done: number;
  readonly of: number;
  /** Points so far in digits; null where the criteria give none: bands and comments only. */
  readonly points: string | null;
  readonly maximum: number | null;
  readonly complete: boolean;
  readonly categories: readonly CategoryTally[];
}

/** Sums the percents that are there; the points are exact, shown to two decimals. */
export function liveTally(set: ScoredSet, percents: Readonly<Record<string, number>>): LiveTally {
  const missing = new Set(missingItems(set, percents));
  const counted = set.maximum !== null;
  const pointsOf = (clauses: readonly string[]): Ratio =>
    sumOf(
      set.items
        .filter(({ clause }) => clauses.includes(clause) && !missing.has(clause))
        .map(({ clause, points }) => itemPoints(points ?? 0, percents[clause]!)),
    );
  const shown = (clauses: readonly string[]): string | null => (counted ? pointsText(pointsOf(clauses)) : null);
  const of = set.items.length;
  return {
    done: of - missing.size,
    of,
    points: shown(set.items.map((item) => item.clause)),
    maximum: set.maximum,
    complete: missing.size === 0,
    categories: set.categories.map(({ clause, items }) => ({
      clause,
      done: items.filter((one) => !missing.has(one)).length,
      of: items.length,
      points: shown(items),
      maximum: counted
        ? set.items.reduce((sum, one) => sum + (items.includes(one.clause) ? (one.points ?? 0) : 0), 0)
        : null,
    })),
  };
}

/** Points of one item in digits; null where it has none, or no percent yet. */
export const itemPointsText = (points: number | null, percent: number | undefined): string | null =>
  points === null || percent === undefined ? null : pointsText(itemPoints(points, percent));

const pointsText = (points: Ratio): string => rounded(points, 2).toString();
