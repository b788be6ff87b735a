import type { Criteria } from '#src/definition/criteria.ts';
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
import type { StageOfClass } from './court.ts';

/** Percents of items by clause. */
export type Percents = Readonly<Record<string, number>>;

/** What the sheets of a panel say, as they were acknowledged. */
export interface PanelScores {
  readonly members: readonly Percents[];
  readonly consensus: Percents | null;
}

interface Leaf {
  readonly clause: string;
  readonly points: number;
  readonly above: string;
}

/** Points of each item and each clause it stands under, and of the whole; null where the criteria count nothing. Worked out here anew. */
export function pointsOf(
  criteria: Pick<Criteria, 'clauses'>,
  { stage }: StageOfClass,
  scores: PanelScores,
): ReadonlyMap<string, Ratio> | null {
  const leaves = leavesIn(criteria);
  if (leaves === null) return null;
  const points = new Map<string, Ratio>();
  const add = (key: string, value: Ratio): void => void points.set(key, plus(points.get(key) ?? zero, value));
  for (const { clause, points: most, above } of leaves) {
    const own = divided(times(ratio(most), percentOf(stage.combine, clause, scores)), ratio(100));
    add('', own);
    for (const key of new Set([clause, above])) add(key, own);
  }
  return points;
}

/** Clauses without deeper ones, with the clause of the first level above them; null where one has no points. */
function leavesIn({ clauses }: Pick<Criteria, 'clauses'>): readonly Leaf[] | null {
  const leaves: Leaf[] = [];
  let above = '';
  for (const [index, one] of clauses.entries()) {
    if (one.level === 1) above = one.id;
    const next = clauses[index + 1];
    if (next !== undefined && next.level > one.level) continue;
    if (one.points === undefined || one.points === null) return null;
    leaves.push({ clause: one.id, points: one.points, above });
  }
  return leaves;
}

function percentOf(combine: string, clause: string, { members, consensus }: PanelScores): Ratio {
  if (combine === 'consensus') return ratio(consensus?.[clause] ?? 0);
  const given = members.map((one) => one[clause] ?? 0).toSorted((a, b) => a - b);
  const counted = combine === 'trimmedMean' && given.length > 2 ? given.slice(1, -1) : given;
  return ratio(
    counted.reduce((sum, one) => sum + one, 0),
    counted.length,
  );
}

/** What decides a place: the rounded total, then the parts in order. */
export interface Standing {
  readonly application: string;
  readonly total: string;
  readonly parts: readonly Ratio[];
}

/** One stage's standing of an application. */
export const stageStanding = (
  application: string,
  { rules }: StageOfClass,
  points: ReadonlyMap<string, Ratio>,
): Standing => ({
  application,
  total: rounded(points.get('') ?? zero, rules.overall.places).toFixed(),
  parts: rules.overall.tieBreak.map((clause) => points.get(clause) ?? zero),
});

/** The overall standing: each stage's share of its own maximum, by its weight, of the points there are in all. */
export function overallStanding(
  application: string,
  stages: readonly { readonly of: StageOfClass; readonly points: ReadonlyMap<string, Ratio>; readonly most: number }[],
): Standing | null {
  const rules = stages[0]?.of.rules;
  if (rules === undefined || rules.overall.points === null) return null;
  const whole = ratio(rules.overall.points);
  const weights = sumOf(stages.map(({ of }) => readRatio(of.stage.weight)));
  const share = (clause: string): Ratio =>
    sumOf(
      stages.map(({ of, points, most }) =>
        times(
          times(divided(points.get(clause) ?? zero, ratio(most)), divided(readRatio(of.stage.weight), weights)),
          whole,
        ),
      ),
    );
  return {
    application,
    total: rounded(share(''), rules.overall.places).toFixed(),
    parts: rules.overall.tieBreak.map(share),
  };
}

/** Most points criteria can give. */
export const mostOf = (criteria: Pick<Criteria, 'clauses'>): number =>
  (leavesIn(criteria) ?? []).reduce((sum, one) => sum + one.points, 0);

/** Below zero where the first is the better one; zero where nothing parts them. */
export function better(a: Standing, b: Standing): number {
  const totals = compared(readRatio(b.total), readRatio(a.total));
  if (totals !== 0) return totals;
  for (const [index, part] of a.parts.entries()) {
    const order = compared(b.parts[index] ?? zero, part);
    if (order !== 0) return order;
  }
  return 0;
}
