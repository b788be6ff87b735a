import type { Limits } from './limits.ts';
import type { Pairs } from './pairs.ts';
import { cappedCity } from './parts.ts';

/** Further members of a panel beside those made by hand, and what they are worth together. */
export interface Panel {
  readonly worth: number;
  readonly members: readonly number[];
}

/** One application choosing at prices: `values` say what each assessor would add, the worth of the fit less the price. */
export interface Market {
  readonly pairs: Pairs;
  readonly limits: Limits;
  readonly application: number;
  readonly values: Float64Array;
}

/** Most members of an employer in a city where that is less than the employer's cap, by `colleagueKey`. */
export type Allowed = ReadonlyMap<string, number>;
export const colleagueKey = (employer: number, city: number): string => `${employer} ${city}`;

/** A choice, with how many of it may not lead. */
interface Choice extends Panel {
  readonly plain: number;
}

/** The best choice for each number of members who may lead and who may not. */
export type Table = readonly Choice[];

export const nobody: Panel = { worth: 0, members: [] };
export const noMembers: Table = [{ ...nobody, plain: 0 }];

/**
 * Those of each city who can matter to a panel: the best few who may lead and the best few who may not. As many as the city
 * may send are enough, counted within each employer's cap: whoever is further down could be exchanged for one of them.
 */
export function contenders(market: Market, allowed: Allowed): ReadonlyMap<number, number[]> {
  const { pairs, limits, application, values } = market;
  const width = pairs.assessors.length;
  const byHand = new Set(pairs.fixed[application]);
  const lists = new Map<number, [number[], number[]]>();
  for (let member = 0; member < width; member += 1) {
    if (pairs.blocked[application * width + member] === 1 || byHand.has(member)) continue;
    const city = cappedCity(pairs, limits, member);
    const found = lists.get(city) ?? [[], []];
    lists.set(city, found);
    const list = found[pairs.assessors[member]!.leads ? 0 : 1];
    const room = Math.min(limits.members, limits.city(city));
    if (list.length === room && (room === 0 || values[list[room - 1]!]! >= values[member]!)) continue;
    const employer = pairs.employerOf[member]!;
    const own = Math.min(room, limits.employer(employer), allowed.get(colleagueKey(employer, city)) ?? room);
    insert(list, member, { values, room, own, same: (other) => employer >= 0 && pairs.employerOf[other] === employer });
  }
  return new Map([...lists].map(([city, [lead, plain]]) => [city, [...lead, ...plain]]));
}

interface Insertion {
  readonly values: Float64Array;
  readonly room: number;
  readonly own: number;
  readonly same: (other: number) => boolean;
}

/** Keeps a list in falling order of value; of colleagues no more than their own cap, the worst goes. */
function insert(list: number[], member: number, { values, room, own, same }: Insertion): void {
  const place = list.findIndex((other) => values[other]! < values[member]!);
  list.splice(place < 0 ? list.length : place, 0, member);
  if (list.filter((other) => other === member || same(other)).length > own)
    list.splice(
      list.findLastIndex((other) => other === member || same(other)),
      1,
    );
  if (list.length > room) list.length = room;
}

/** Choices among people of one employer and city, given in falling order of value: the best of each kind. */
export function choices(pairs: Pairs, values: Float64Array, people: readonly number[], most: number): Table {
  const [lead, plain] = [true, false].map((leads) => people.filter((one) => pairs.assessors[one]!.leads === leads));
  const table: Choice[] = [];
  for (let leads = 0; leads <= Math.min(most, lead!.length); leads += 1) {
    for (let others = 0; others <= Math.min(most - leads, plain!.length); others += 1) {
      const members = [...lead!.slice(0, leads), ...plain!.slice(0, others)];
      table.push({ worth: members.reduce((sum, one) => sum + values[one]!, 0), members, plain: others });
    }
  }
  return table;
}

/** Choices from two groups together, with no more than `most` members and `plain` who may not lead. */
export function joined(one: Table, other: Table, most: number, plain: number): Table {
  const best = new Map<number, Choice>();
  for (const a of one) {
    for (const b of other) {
      const [members, others] = [a.members.length + b.members.length, a.plain + b.plain];
      if (members > most || others > plain) continue;
      const key = members * (most + 1) + others;
      const worth = a.worth + b.worth;
      if ((best.get(key)?.worth ?? Number.NEGATIVE_INFINITY) < worth)
        best.set(key, { worth, members: [...a.members, ...b.members], plain: others });
    }
  }
  return [...best.values()];
}
