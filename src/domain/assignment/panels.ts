import { waysOut } from './crossing.ts';
import { boundAt } from './market.ts';
import { grain, levelsOf, scaledBy, worth, type Scale } from './objective.ts';
import type { Pairs } from './pairs.ts';
import { PanelFlow, type Breach } from './panel-flow.ts';
import type { Rules } from './problem.ts';

/** Panels as numbers of assessors, and prices that prove how good they are. */
export interface Found {
  readonly panels: readonly (readonly number[])[];
  readonly value: number;
  readonly prices: Float64Array;
  readonly bound: number;
}

/** Rounds of tolls, and flows looked at while caps are split; then the search ends and says what gap is left. */
const [rounds, splits] = [8, 400];

/**
 * The best panels. Caps that cross each other in a panel are beyond any flow: two disjoint matchings of two graphs, which is
 * NP-complete, can be written so. Therefore the flow counts the parts of such a cap each by itself. Where a panel exceeds
 * one, its members are charged what keeping the cap costs; this lowers what is provable to what is possible. What is then
 * left is split among the parts, both ways where need be. Mostly the bound is met; where it is not, the gap is told.
 */
export function findPanels(pairs: Pairs, rules: Rules, scale: Scale): Found {
  const flow = new PanelFlow(pairs, rules, scaledBy(grain, scale));
  for (let round = 0; round < rounds && toll(pairs, flow); round += 1);
  const proof = proofOf(pairs, rules, scale, flow);
  const best = { panels: pairs.fixed, value: worth(scale, levelsOf(pairs, rules, pairs.fixed)) };
  split(pairs, flow, { left: splits }, (panels) => {
    const value = worth(scale, levelsOf(pairs, rules, panels));
    if (value > best.value) Object.assign(best, { panels, value });
    return grain * best.value;
  });
  const after = best.value < proof.bound ? proofOf(pairs, rules, scale, flow) : proof;
  return { ...best, ...(after.bound < proof.bound ? after : proof) };
}

function proofOf(pairs: Pairs, rules: Rules, scale: Scale, flow: PanelFlow): Pick<Found, 'prices' | 'bound'> {
  const prices = flow.prices();
  return { prices, bound: boundAt(pairs, rules, scale, prices) };
}

/** One round over all panels: charges each cap that is exceeded as much as the cheapest way out of it costs. */
function toll(pairs: Pairs, flow: PanelFlow): boolean {
  let breaches = 0;
  pairs.applications.forEach((_, application) => {
    const breach = flow.breach(application);
    if (breach === null) return;
    breaches += 1;
    const { crossing } = breach;
    const [before, { toll, shares }] = [flow.most, crossing];
    let most = Number.NEGATIVE_INFINITY;
    for (const way of ways(pairs, flow, breach)) {
      flow.set(crossing, toll, way);
      most = Math.max(most, flow.most);
      if (most === before) break;
    }
    flow.set(crossing, toll + Math.max(1, before - most), shares);
    if (flow.most > before) flow.set(crossing, toll, shares);
  });
  return breaches > 0;
}

const ways = (pairs: Pairs, flow: PanelFlow, { application, group, crossing, members }: Breach) =>
  waysOut(pairs, flow.limits[application]!, crossing, group, members);

/** Depth first: where a cap is exceeded, the better way out before the other; `found` takes panels and gives the best value yet. */
function split(
  pairs: Pairs,
  flow: PanelFlow,
  patience: { left: number },
  found: (panels: readonly (readonly number[])[]) => number,
  least = Number.NEGATIVE_INFINITY,
): number {
  if (flow.most <= least) return least;
  const breach = firstBreach(pairs, flow);
  if (breach === null) {
    const value = found(
      pairs.fixed.map((byHand, application) => [...byHand, ...flow.members(application)].toSorted((a, b) => a - b)),
    );
    return flow.most > value && flow.dropIdleTolls() ? split(pairs, flow, patience, found, value) : value;
  }
  const { crossing } = breach;
  const before = crossing.shares;
  const tried = ways(pairs, flow, breach).map((shares) => {
    flow.set(crossing, crossing.toll, shares);
    patience.left -= 1;
    return { shares, most: flow.most };
  });
  let best = least;
  for (const { shares, most } of tried.toSorted((a, b) => b.most - a.most)) {
    if (most <= best || (patience.left < 0 && best > Number.NEGATIVE_INFINITY)) break;
    flow.set(crossing, crossing.toll, shares);
    best = split(pairs, flow, patience, found, best);
  }
  flow.set(crossing, crossing.toll, before);
  return best;
}

function firstBreach(pairs: Pairs, flow: PanelFlow): Breach | null {
  for (let application = 0; application < pairs.applications.length; application += 1) {
    const breach = flow.breach(application);
    if (breach !== null) return breach;
  }
  return null;
}
