import type { Pairs } from './pairs.ts';
import type { Application, Assessor, Rules } from './problem.ts';

/** What is sought, first things first; all are whole numbers, spread is a cost. */
export interface Levels {
  /** Members of all panels, a seat of a lead counted only where one who may lead sits on it. */
  readonly seats: number;
  /** Seats filled up to the least number of each panel. */
  readonly least: number;
  /** Applications given to assessors up to their minimum. */
  readonly minimum: number;
  readonly fit: number;
  readonly spread: number;
}

/** What one unit of each level is worth, so that any gain of a level outweighs all that can be lost below it. */
export type Scale = Levels;

/**
 * The worth of a unit of each level: one more than all levels below can differ between two sets of panels of which the one is not
 * worse above. Null where the whole would not be exact in a double (above 2^53).
 */
export function scaleOf(pairs: Pairs, { weights }: Rules): Scale | null {
  const { assessors, applications, fixed } = pairs;
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const sizes = applications.map(({ size }, index) => Math.max(size, fixed[index]!.length));
  const seats = sum(sizes);
  const most = Math.min(applications.length, Math.max(0, ...assessors.map(({ capacity }) => capacity)));
  const deepest = loadsOf(pairs, fixed).reduce((load, other) => Math.max(load, other), most);
  // The first of n applications costs nothing, the last n − 1 steps: half of that on average.
  const spread = Math.ceil((seats * Math.max(deepest - 1, 0) * weights.spread) / 2);
  const minimum = Math.min(seats, sum(assessors.map((one) => one.minimum ?? 0)));
  const least = sum(applications.map((one) => one.least));
  // With as many seats filled, the seats up to the least numbers differ by no more than there are others.
  const beyond = sum(applications.map((one, index) => sizes[index]! - Math.min(one.least, sizes[index]!)));
  const fit = spread + 1;
  const byMinimum = fit + fit * seats * range(pairs.fit);
  const byLeast = byMinimum + byMinimum * minimum;
  const bySeats = byLeast + byLeast * Math.min(least, beyond);
  // Prices and tolls on the way through a flow stay within some seats' worth.
  const whole = grain * (bySeats * (seats + 100) + byLeast * least);
  return Number.isSafeInteger(whole) ? { spread: 1, fit, minimum: byMinimum, least: byLeast, seats: bySeats } : null;
}

/** Between the best pair and the worst one, an empty seat (0) included. */
function range(fit: Float64Array): number {
  let [low, high] = [0, 0];
  for (const points of fit) {
    if (points < low) low = points;
    if (points > high) high = points;
  }
  return high - low;
}

/**
 * Prices are counted in quarters of the smallest unit: where panels want assessors in a circle, no whole price satisfies all
 * of them, but a half does.
 */
export const grain = 4;

export const scaledBy = (factor: number, { seats, least, minimum, fit, spread }: Scale): Scale => ({
  seats: factor * seats,
  least: factor * least,
  minimum: factor * minimum,
  fit: factor * fit,
  spread: factor * spread,
});

/** The levels as one number, exact. */
export const worth = (scale: Scale, { seats, least, minimum, fit, spread }: Levels): number =>
  scale.seats * seats + scale.least * least + scale.minimum * minimum + scale.fit * fit - scale.spread * spread;

/** What the nth member of a panel is worth, beside the fit. */
export const seatWorth = (scale: Scale, { least }: Application, nth: number): number =>
  scale.seats + (nth <= least ? scale.least : 0);

/** What an assessor's nth application costs: more than the one before, less a bonus up to the minimum. */
export const loadCost = (scale: Scale, { weights }: Rules, { minimum = 0 }: Assessor, nth: number): number =>
  scale.spread * weights.spread * (nth - 1) - (nth <= minimum ? scale.minimum : 0);

/** How many applications each assessor has. */
export function loadsOf({ assessors }: Pairs, panels: readonly (readonly number[])[]): Int32Array {
  const loads = new Int32Array(assessors.length);
  for (const members of panels) for (const member of members) loads[member]! += 1;
  return loads;
}

/** The levels of panels, given as assessors of each application. */
export function levelsOf(pairs: Pairs, { weights }: Rules, panels: readonly (readonly number[])[]): Levels {
  const { assessors, applications, fit } = pairs;
  const loads = new Int32Array(assessors.length);
  const sum = { seats: 0, least: 0, minimum: 0, fit: 0, spread: 0 };
  panels.forEach((members, index) => {
    sum.seats += members.length;
    sum.least += Math.min(members.length, applications[index]!.least);
    for (const member of members) {
      sum.fit += fit[index * assessors.length + member]!;
      sum.spread += weights.spread * loads[member]!;
      loads[member]! += 1;
    }
  });
  assessors.forEach(({ minimum = 0 }, index) => (sum.minimum += Math.min(loads[index]!, minimum)));
  return sum;
}
