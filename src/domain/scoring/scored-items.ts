import { leavesOf, type Criteria } from '#src/definition/criteria.ts';
import type { Text } from '#src/definition/text.ts';

/** A clause that gets a percent (GB/T 19580 评分条款): one without deeper ones. `points` is null where the source gives none. */
export interface ScoredItem {
  readonly clause: string;
  readonly title: Text;
  /** As in `process` or `result`: its own or that of the clause it stands under; null where neither says one. */
  readonly kind: string | null;
  readonly points: number | null;
  /** The clause of level 1 that it belongs to; itself where it is one. */
  readonly category: string;
}
export interface ScoredCategory {
  readonly clause: string;
  readonly title: Text;
  readonly items: readonly string[];
}
/** What is judged by a set of criteria, in their order; `maximum` is null where items have no points: bands and comments only. */
export interface ScoredSet {
  readonly items: readonly ScoredItem[];
  readonly categories: readonly ScoredCategory[];
  readonly maximum: number | null;
}

/** The scored items of criteria with their categories and the points that can be reached (GB/T 19580, A4.1). */
export function scoredSet(criteria: Pick<Criteria, 'clauses'>): ScoredSet {
  const items = leavesOf(criteria).map(({ clause, kind, category }) => ({
    clause: clause.id,
    title: clause.title,
    kind,
    points: clause.points ?? null,
    category,
  }));
  const categories = criteria.clauses
    .filter((clause) => clause.level === 1)
    .map(({ id, title }) => ({
      clause: id,
      title,
      items: items.filter((item) => item.category === id).map((item) => item.clause),
    }));
  return { items, categories, maximum: sumOrNull(items.map((item) => item.points)) };
}

function sumOrNull(points: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const one of points) {
    if (one === null) return null;
    sum += one;
  }
  return sum;
}
