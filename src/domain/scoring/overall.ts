import type { ClassAssessment } from '#src/definition/assessment.ts';
import type { Decimal } from '#src/definition/value/decimal.ts';
import {
  compared,
  divided,
  plus,
  ratio,
  readRatio,
  rounded,
  sumOf,
  times,
  zero,
  type Ratio,
} from '#src/definition/value/ratio.ts';
import type { Tally } from './points.ts';

type Rules = Pick<ClassAssessment, 'stages' | 'overall'>;

/** What a stage brings to the whole, of `overall.points`. */
export interface StageShare {
  readonly stage: string;
  readonly points: Ratio;
}
/** The overall evaluation (综合评价) of one application. */
export type Overall =
  | { readonly counted: false }
  /** Stages that count and have no whole total yet; there is no sum then. */
  | { readonly counted: true; readonly complete: false; readonly missing: readonly string[] }
  | {
      readonly counted: true;
      readonly complete: true;
      readonly exact: Ratio;
      /** Rounded once to `overall.places`: what ranking and threshold go by. */
      readonly total: Decimal;
      readonly shares: readonly StageShare[];
      /** Whether the total reaches the threshold; null where the edition has none. */
      readonly reaches: boolean | null;
    };

/**
 * Stage total ÷ stage maximum × weight ÷ sum of weights × `overall.points`, summed exactly and rounded once (A4.1). A
 * stage of weight 0 only sorts out. `tallies` are the panels' results by stage.
 */
export function overallOf(rules: Rules, tallies: Readonly<Record<string, Tally>>): Overall {
  const factors = stageFactors(rules);
  if (factors === null) return { counted: false };
  const shares: StageShare[] = [];
  const missing: string[] = [];
  for (const { stage, points } of factors) {
    const share = shareOf(tallies[stage], points);
    if (share === null) missing.push(stage);
    else shares.push({ stage, points: share });
  }
  if (missing.length > 0) return { counted: true, complete: false, missing };
  const exact = sumOf(shares.map((share) => share.points));
  return { counted: true, complete: true, exact, ...judged(rules, exact), shares };
}

function judged({ overall }: Rules, exact: Ratio): { readonly total: Decimal; readonly reaches: boolean | null } {
  const total = rounded(exact, overall.places);
  return { total, reaches: overall.threshold === undefined ? null : total.greaterThanOrEqualTo(overall.threshold) };
}

/** Points each stage can bring; null where the edition counts none. Stages of weight 0 are left out. */
export function stageFactors({ stages, overall }: Rules): readonly StageShare[] | null {
  const weights = stages.map(({ id, weight }) => ({ stage: id, weight: readRatio(weight) }));
  const all = sumOf(weights.map(({ weight }) => weight));
  if (overall.points === null || compared(all, zero) === 0) return null;
  const points = ratio(overall.points);
  return weights
    .filter(({ weight }) => compared(weight, zero) > 0)
    .map(({ stage, weight }) => ({ stage, points: times(points, divided(weight, all)) }));
}

function shareOf(stage: Tally | undefined, points: Ratio): Ratio | null {
  if (stage === undefined || !stage.counted || !stage.complete || stage.maximum === 0) return null;
  return times(divided(stage.total, ratio(stage.maximum)), points);
}

/**
 * What parts equal totals (`overall.tieBreak`): for each clause or category its share of the overall points, over all
 * stages whose criteria have it; 0 where none has.
 */
export function tieParts(rules: Rules, tallies: Readonly<Record<string, Tally>>): readonly Ratio[] {
  const factors = stageFactors(rules) ?? [];
  return rules.overall.tieBreak.map((clause) =>
    factors.reduce((sum, { stage, points }) => {
      const tally = tallies[stage];
      const own = tally === undefined ? null : pointsAt(tally, clause);
      return own === null ? sum : plus(sum, times(divided(own.points, own.maximum), points));
    }, zero),
  );
}

/** Points of a clause or category in a whole tally, beside its maximum; null where it has no such clause. */
export function pointsAt(tally: Tally, clause: string): { readonly points: Ratio; readonly maximum: Ratio } | null {
  if (!tally.counted || !tally.complete || tally.maximum === 0) return null;
  const found = [...tally.items, ...tally.categories].find((one) => one.clause === clause);
  return found === undefined ? null : { points: found.points, maximum: ratio(tally.maximum) };
}
