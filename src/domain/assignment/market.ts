import { bestPanel } from './best-panel.ts';
import type { Market } from './choices.ts';
import { limitsOf } from './limits.ts';
import { grain, loadCost, loadsOf, scaledBy, seatWorth, type Scale } from './objective.ts';
import type { Pairs } from './pairs.ts';
import type { Rules } from './problem.ts';

/**
 * The bound that prices prove (the Lagrangian dual), `prices` in quarters (`grain`) by assessor: each assessor is paid a price for
 * every application and takes as many as pay best; each application pays it and takes the panel that is worth most. What
 * real panels are worth is the sum of what both sides gain, and neither side can gain more than here; so no panels are worth
 * more than this, whatever the prices.
 */
export function boundAt(pairs: Pairs, rules: Rules, scale: Scale, prices: Float64Array): number {
  const fine = scaledBy(grain, scale);
  const byHand = loadsOf(pairs, pairs.fixed);
  let gains = 0;
  for (const assessor of pairs.assessors.keys())
    gains += bestLoad(pairs, rules, fine, assessor, byHand[assessor]!, prices[assessor]!);
  pairs.applications.forEach((application, index) => {
    const market = marketAt(pairs, rules, fine, prices, index);
    gains += bestPanel(market, fine).worth;
    pairs.fixed[index]!.forEach(
      (member, nth) => (gains += market.values[member]! + seatWorth(fine, application, nth + 1)),
    );
  });
  return Math.floor(gains / grain);
}

/** What an application sees at given prices. */
function marketAt(pairs: Pairs, rules: Rules, scale: Scale, prices: Float64Array, application: number): Market {
  const width = pairs.assessors.length;
  const values = new Float64Array(width);
  for (let member = 0; member < width; member += 1)
    values[member] = scale.fit * pairs.fit[application * width + member]! - prices[member]!;
  return { pairs, limits: limitsOf(pairs, rules, application), application, values };
}

/** What an assessor gains by the best number of applications; those given by hand are taken in any case. */
function bestLoad(
  { assessors, applications }: Pairs,
  rules: Rules,
  scale: Scale,
  index: number,
  byHand: number,
  price: number,
): number {
  const assessor = assessors[index]!;
  let gain = 0;
  for (let nth = 1; nth <= byHand; nth += 1) gain += price - loadCost(scale, rules, assessor, nth);
  for (let nth = byHand + 1; nth <= Math.min(assessor.capacity, applications.length); nth += 1) {
    const more = price - loadCost(scale, rules, assessor, nth);
    if (more <= 0) break;
    gain += more;
  }
  return gain;
}
