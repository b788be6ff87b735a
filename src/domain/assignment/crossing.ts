import type { Limits } from './limits.ts';
import type { Circulation } from './min-cost-flow.ts';
import type { Gate } from './network.ts';
import type { Pairs } from './pairs.ts';
import { cappedCity, capsOf, partOf, samePart } from './parts.ts';

/** A capped group of one panel that the flow counts in parts, each by itself. */
export interface Crossing {
  readonly gates: readonly Gate[];
  readonly room: number;
  /** What each of its members is charged, so that the group is not used beyond its cap: the dual value of the cap. */
  toll: number;
  /** How many each part may send; to begin with, as many as the cap. */
  shares: readonly number[];
}

/** The crossing of a group whose parts are `gates`. */
export const crossingOf = (gates: readonly Gate[]): Crossing => {
  const room = gates[0]!.arcs.length;
  return { gates, room, toll: 0, shares: gates.map(() => room) };
};

/** Sets toll and shares; `prohibitive` is more than any seat is worth. */
export function setCrossing(
  flow: Circulation,
  crossing: Crossing,
  toll: number,
  shares: readonly number[],
  prohibitive: number,
): void {
  crossing.toll = toll;
  crossing.shares = shares;
  crossing.gates.forEach(({ arcs }, place) =>
    arcs.forEach((arc, nth) => flow.reprice(arc, toll + (nth < shares[place]! ? 0 : prohibitive))),
  );
}

/** Groups of which a panel has more than their cap. */
export function exceeded(pairs: Pairs, limits: Limits, members: readonly number[]): string[] {
  const left = new Map<string, number>();
  for (const member of members)
    for (const [group, room] of capsOf(pairs, limits, cappedCity(pairs, limits, member), member))
      left.set(group, (left.get(group) ?? room) - 1);
  return [...left].flatMap(([group, count]) => (count < 0 ? [group] : []));
}

/** Ways to send fewer: one part less than now; one of them holds in every panel that keeps the cap. */
export function waysOut(
  pairs: Pairs,
  limits: Limits,
  { gates, shares }: Crossing,
  group: string,
  members: readonly number[],
): (readonly number[])[] {
  const counts = gates.map(() => 0);
  for (const member of members) {
    if (!capsOf(pairs, limits, cappedCity(pairs, limits, member), member).some(([name]) => name === group)) continue;
    const place = gates.findIndex(({ part }) => samePart(part, partOf(pairs, limits, member)));
    if (place >= 0) counts[place]! += 1;
  }
  return counts.flatMap((count, place) => (count === 0 ? [] : [shares.with(place, count - 1)]));
}
