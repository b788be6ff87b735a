import { sharedLevels } from '#src/domain/assignment/fit.ts';
import type { Application, Assessor, AssignmentProblem } from '#src/domain/assignment/problem.ts';

/** Seats, seats up to the least number, loads up to the minimum, fit, spread as a loss: more is better, first things first. */
export type Rank = readonly [number, number, number, number, number];

/** The best there is, found by looking at every set of panels that keeps the rules; written apart from the product's code. */
export function bestByLooking(problem: AssignmentProblem): Rank {
  const loads = new Map<string, number>();
  let best: Rank | null = null;
  const choose = (index: number, sum: { seats: number; least: number; fit: number }): void => {
    const application = problem.applications[index];
    if (application === undefined) {
      const rank: Rank = [sum.seats, sum.least, minimum(problem, loads), sum.fit, -spread(problem, loads)];
      if (best === null || compare(rank, best) > 0) best = rank;
      return;
    }
    for (const panel of subsets(problem.assessors)) {
      if (!allowed(problem, application, panel)) continue;
      for (const { id } of panel) loads.set(id, (loads.get(id) ?? 0) + 1);
      if (problem.assessors.every((one) => (loads.get(one.id) ?? 0) <= Math.max(one.capacity, byHand(problem, one))))
        choose(index + 1, {
          seats: sum.seats + panel.length,
          least: sum.least + Math.min(panel.length, application.least),
          fit: sum.fit + panel.reduce((all, one) => all + fit(problem, application, one), 0),
        });
      for (const { id } of panel) loads.set(id, loads.get(id)! - 1);
    }
  };
  choose(0, { seats: 0, least: 0, fit: 0 });
  return best!;
}

export function compare(a: Rank, b: Rank): number {
  const level = a.findIndex((value, index) => value !== b[index]);
  return level < 0 ? 0 : a[level]! - b[level]!;
}

const subsets = (people: readonly Assessor[]): Assessor[][] =>
  Array.from({ length: 2 ** people.length }, (_, bits) => people.filter((_one, index) => (bits >> index) & 1));

const byHand = ({ fixed }: AssignmentProblem, { id }: Assessor): number =>
  fixed.filter(({ assessor }) => assessor === id).length;

function allowed({ conflicts, fixed, rules }: AssignmentProblem, to: Application, panel: readonly Assessor[]): boolean {
  const placed = fixed.filter(({ application }) => application === to.id).map(({ assessor }) => assessor);
  const has = (id: string): boolean => panel.some((one) => one.id === id);
  if (!placed.every(has)) return false;
  if (conflicts.some((one) => one.weight === null && one.application === to.id && has(one.assessor))) return false;
  const within = (cap: number | null, counts: (one: Assessor) => boolean): boolean => {
    const people = panel.filter(counts);
    return cap === null || people.length <= Math.max(cap, people.filter(({ id }) => placed.includes(id)).length);
  };
  return (
    within(to.size, () => true) &&
    within(to.size - to.leads, (one) => !one.leads) &&
    panel.every(({ city }) => city === null || within(rules.perCity, (one) => one.city === city)) &&
    panel.every(({ employer }) => employer === null || within(rules.perEmployer, (one) => one.employer === employer))
  );
}

function fit({ conflicts, rules: { weights } }: AssignmentProblem, to: Application, one: Assessor): number {
  const industry =
    to.industry === null ? 0 : Math.max(0, ...one.industries.map((own) => sharedLevels(own, to.industry!)));
  const category = to.category !== null && one.categories.includes(to.category) ? 3 : 0;
  const soft = conflicts
    .filter((conflict) => conflict.assessor === one.id && conflict.application === to.id)
    .reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  return weights.fit * (industry + category) - weights.soft * soft;
}

const minimum = ({ assessors }: AssignmentProblem, loads: ReadonlyMap<string, number>): number =>
  assessors.reduce((sum, { id, minimum = 0 }) => sum + Math.min(loads.get(id) ?? 0, minimum), 0);

const spread = ({ assessors, rules }: AssignmentProblem, loads: ReadonlyMap<string, number>): number =>
  assessors.reduce((sum, { id }) => {
    const load = loads.get(id) ?? 0;
    return sum + (rules.weights.spread * load * (load - 1)) / 2;
  }, 0);
