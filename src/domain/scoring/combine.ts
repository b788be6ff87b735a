import type { Combination } from '#src/definition/assessment.ts';
import { ratio, type Ratio } from '#src/definition/value/ratio.ts';
import type { ScoredSet } from './scored-items.ts';

/** What one assessor of a panel gave, by clause. */
export interface MemberPercents {
  readonly assessor: string;
  readonly percents: Readonly<Record<string, number>>;
}
/** All that a panel gave: each member's percents, and those of the consensus where there was one. */
export interface PanelPercents {
  readonly members: readonly MemberPercents[];
  readonly consensus: Readonly<Record<string, number>> | null;
}
export interface CombinedItem {
  readonly clause: string;
  /** Exact; null while somebody's percent or that of the consensus is missing. */
  readonly percent: Ratio | null;
  /** How it came about: `mean` also where fewer than three were there to leave out highest and lowest. */
  readonly by: Combination;
  /** Assessors who gave this item no percent; empty where the consensus is missing. */
  readonly missing: readonly string[];
}

/** The panel's percent of each item as the edition says (A4.1), exactly and whatever order the members come in. */
export function combine(way: Combination, set: ScoredSet, panel: PanelPercents): readonly CombinedItem[] {
  return set.items.map(({ clause }) => {
    if (way === 'consensus') {
      const agreed = percentAt(panel.consensus ?? {}, clause);
      return { clause, percent: agreed === null ? null : ratio(agreed), by: way, missing: [] };
    }
    const given = panel.members.map((member) => percentAt(member.percents, clause));
    const missing = panel.members.filter((_, index) => given[index] === null).map((member) => member.assessor);
    const whole = given.filter((percent) => percent !== null);
    const trimmed = way === 'trimmedMean' && whole.length >= 3;
    const by = trimmed ? way : 'mean';
    if (missing.length > 0 || whole.length === 0) return { clause, percent: null, by, missing };
    return { clause, percent: trimmed ? trimmedMean(whole) : mean(whole), by, missing };
  });
}

/** The combined percents that are there, by clause, as `tally` takes them. */
export function percentsOf(items: readonly CombinedItem[]): Readonly<Record<string, Ratio>> {
  const there = items.filter((item): item is CombinedItem & { readonly percent: Ratio } => item.percent !== null);
  return Object.fromEntries(there.map(({ clause, percent }) => [clause, percent]));
}

const percentAt = (percents: Readonly<Record<string, number>>, clause: string): number | null =>
  Object.hasOwn(percents, clause) ? (percents[clause] ?? null) : null;

const sum = (percents: readonly number[]): number => percents.reduce((all, one) => all + one, 0);
const mean = (percents: readonly number[]): Ratio => ratio(sum(percents), percents.length);

/** Without one highest and one lowest. */
function trimmedMean(percents: readonly number[]): Ratio {
  return ratio(sum(percents) - Math.max(...percents) - Math.min(...percents), percents.length - 2);
}
