import type { MemberPercents } from './combine.ts';
import type { ScoredSet } from './scored-items.ts';

export interface ItemSpread {
  readonly clause: string;
  /** Null while nobody has given a percent. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Highest less lowest, in percent points. */
  readonly spread: number;
  /** Further apart than the stage allows: it must be talked over. */
  readonly beyond: boolean;
}

/** How far members' percents lie apart in each item; `limit` is the stage's `spread`, none where it is left out. */
export function spreads(
  set: ScoredSet,
  members: readonly MemberPercents[],
  limit: number | undefined,
): readonly ItemSpread[] {
  return set.items.map(({ clause }) => {
    const given = members.flatMap(({ percents }) => (Object.hasOwn(percents, clause) ? [percents[clause]!] : []));
    if (given.length === 0) return { clause, lowest: null, highest: null, spread: 0, beyond: false };
    const [lowest, highest] = [Math.min(...given), Math.max(...given)];
    const spread = highest - lowest;
    return { clause, lowest, highest, spread, beyond: limit !== undefined && spread > limit };
  });
}
