import type { Stage } from '#src/definition/assessment.ts';
import type { Scale } from '#src/definition/scale.ts';
import { ratioText } from '#src/definition/value/ratio.ts';
import { bandOf } from './band.ts';
import { combine, percentsOf, type CombinedItem, type PanelPercents } from './combine.ts';
import { tally, type Tally } from './points.ts';
import type { ScoredSet } from './scored-items.ts';

/** What a panel came to in a stage: the percent of each item, and the points where there are any. */
export interface StageResult {
  readonly items: readonly CombinedItem[];
  readonly tally: Tally;
}

/** A panel's result by the stage's combination, exactly. The percents come from the sheets (`readScores`). */
export function stageResult(
  { combine: way }: Pick<Stage, 'combine'>,
  set: ScoredSet,
  panel: PanelPercents,
): StageResult {
  const items = combine(way, set, panel);
  return { items, tally: tally(set, percentsOf(items)) };
}

/** A result in plain JSON: exact values in writing (`170/3`), as they are stored, exported and computed again. */
export interface ResultJson {
  readonly stage: string;
  readonly combine: Stage['combine'];
  readonly items: readonly {
    readonly clause: string;
    readonly percent: string | null;
    readonly band: number | null;
    readonly by: Stage['combine'];
    /** Left out where the criteria have no points. */
    readonly points?: string;
  }[];
  /** Left out where the criteria have no points, or an item no percent: no total is made up. */
  readonly total?: string;
  readonly maximum?: number;
  readonly categories?: readonly { readonly clause: string; readonly points: string }[];
}

/** The result with the band of each item, as JSON. */
export function resultJson(
  stage: Pick<Stage, 'id' | 'combine'>,
  set: ScoredSet,
  scale: Scale,
  { items, tally: sums }: StageResult,
): ResultJson {
  const points = new Map(sums.counted ? sums.items.map((one) => [one.clause, ratioText(one.points)]) : []);
  const whole = sums.counted && sums.complete ? sums : null;
  return {
    stage: stage.id,
    combine: stage.combine,
    items: items.map(({ clause, percent, by }) => {
      const kind = set.items.find((item) => item.clause === clause)?.kind ?? null;
      const own = points.get(clause);
      return {
        clause,
        percent: percent === null ? null : ratioText(percent),
        band: percent === null ? null : (bandOf(scale, kind, percent)?.band ?? null),
        by,
        ...(own === undefined ? {} : { points: own }),
      };
    }),
    ...(whole === null
      ? {}
      : {
          total: ratioText(whole.total),
          maximum: whole.maximum,
          categories: whole.categories.map((one) => ({ clause: one.clause, points: ratioText(one.points) })),
        }),
  };
}
