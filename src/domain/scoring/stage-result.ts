import type { Stage } from '#src/definition/assessment.ts';
import { combine, percentsOf, type CombinedItem, type PanelPercents } from './combine.ts';
import { tally, type Tally } from './points.ts';
import type { ScoredSet } from './scored-items.ts';

/** What a panel came to in a stage: the percent of each item, and the points where there are any. */
export interface StageResult {
  readonly items: readonly CombinedItem[];
  readonly tally: Tally;
}

/** A panel's result by the stage's combination, exactly. */
export function stageResult(
  { combine: way }: Pick<Stage, 'combine'>,
  set: ScoredSet,
  panel: PanelPercents,
): StageResult {
  const items = combine(way, set, panel);
  return { items, tally: tally(set, percentsOf(items)) };
}
