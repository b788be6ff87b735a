import {
  choices,
  colleagueKey,
  contenders,
  joined,
  nobody,
  noMembers,
  type Allowed,
  type Market,
  type Panel,
  type Table,
} from './choices.ts';
import type { Limits } from './limits.ts';
import { seatWorth, type Scale } from './objective.ts';
import type { Pairs } from './pairs.ts';
import { cappedCity } from './parts.ts';

/**
 * The most that one panel can be worth, exactly, whatever the caps: cities one by one (a panel's worth depends only on how
 * many sit on it and how many of them may not lead), and where an employer in several cities sends too many, both ways
 * of sending fewer. Nothing is taken from the flow, so that the proof does not rest on it.
 */
export function bestPanel(market: Market, scale: Scale): Panel {
  const { pairs, limits, application } = market;
  const worths = seatWorths(pairs, scale, limits, application);
  let best = nobody;
  const open: Allowed[] = [new Map()];
  for (let allowed = open.pop(); allowed !== undefined; allowed = open.pop()) {
    const panel = largest(market, worths, allowed);
    if (panel.worth <= best.worth) continue;
    const excess = tooMany(pairs, limits, panel.members);
    if (excess === null) best = panel;
    else open.push(...excess.map(([key, most]) => new Map([...allowed, [key, most]])));
  }
  return best;
}

/** What n further members are worth beside their fit, n from 0. */
function seatWorths(pairs: Pairs, scale: Scale, limits: Limits, application: number): number[] {
  const worths = [0];
  const first = pairs.fixed[application]!.length;
  for (let more = 1; more <= limits.members; more += 1)
    worths.push(worths[more - 1]! + seatWorth(scale, pairs.applications[application]!, first + more));
  return worths;
}

/** The limits that would have to be tighter for one employer's people in each city, one of which must hold; null where none is exceeded. */
function tooMany(pairs: Pairs, limits: Limits, members: readonly number[]): [string, number][] | null {
  for (const [employer, colleagues] of Map.groupBy(members, (member) => pairs.employerOf[member]!)) {
    if (colleagues.length <= limits.employer(employer)) continue;
    const cities = Map.groupBy(colleagues, (member) => cappedCity(pairs, limits, member));
    return [...cities].map(([city, here]) => [colleagueKey(employer, city), here.length - 1]);
  }
  return null;
}

/** Cities one after another, each with its own best choices; the best of all within the seats. */
function largest(market: Market, worths: readonly number[], allowed: Allowed): Panel {
  const { pairs, limits, values } = market;
  let table: Table = noMembers;
  for (const [city, people] of contenders(market, allowed)) {
    const room = Math.min(limits.members, limits.city(city));
    let here: Table = noMembers;
    for (const [employer, colleagues] of Map.groupBy(people, (member) => pairs.employerOf[member]!)) {
      const own = Math.min(room, limits.employer(employer), allowed.get(colleagueKey(employer, city)) ?? room);
      here = joined(here, choices(pairs, values, colleagues, own), room, limits.plain);
    }
    table = joined(table, here, limits.members, limits.plain);
  }
  let best = nobody;
  for (const choice of table) {
    const worth = choice.worth + worths[choice.members.length]!;
    if (worth > best.worth) best = { worth, members: choice.members };
  }
  return best;
}
