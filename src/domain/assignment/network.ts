import { Arcs } from './arcs.ts';
import { limitsOf, type Limits } from './limits.ts';
import { loadCost, loadsOf, seatWorth, type Scale } from './objective.ts';
import type { Pairs } from './pairs.ts';
import { cappedCity, cityKey, employerKey, type Part } from './parts.ts';
import type { Rules } from './problem.ts';

/** Arcs of one unit each through which the members of one part of a capped group come; closing some makes its cap smaller. */
export interface Gate {
  readonly part: Part;
  readonly arcs: readonly number[];
}

/** The network and what its arcs stand for. Node 1 is the hub; assessor i is node 2 + i. */
export interface Network {
  readonly arcs: Arcs;
  readonly nodes: number;
  /** For each application, the arcs of its pairs and their assessors. */
  readonly members: readonly (readonly { readonly arc: number; readonly assessor: number }[])[];
  /** For each application, the gates of each capped group. */
  readonly gates: readonly ReadonlyMap<string, readonly Gate[]>[];
}

export const hub = 1;
export const assessorNode = (assessor: number): number => 2 + assessor;

/**
 * Hub → assessor (an arc for each cost of a further application) → employer → city → those who may lead, and those who may
 * not and have fewer seats → application → hub. A group that cannot exceed its cap has no node.
 */
export function networkOf(pairs: Pairs, rules: Rules, scale: Scale): Network {
  const arcs = new Arcs();
  addLoads(arcs, pairs, rules, scale);
  const network = { arcs, nodes: hub + pairs.assessors.length, members: [] as Member[][], gates: [] as GateMap[] };
  pairs.applications.forEach((application, index) => {
    const limits = limitsOf(pairs, rules, index);
    const gates: GateMap = new Map();
    const members: Member[] = [];
    network.gates.push(gates);
    network.members.push(members);
    if (limits.members === 0) return;
    const building = { network, source: pairs, scale, limits, gates, members, application: index };
    const any = nodeOf(network);
    const first = pairs.fixed[index]!.length;
    const rich = Math.min(limits.members, Math.max(0, application.least - first));
    arcs.add(any, hub, rich, -seatWorth(scale, application, 1));
    arcs.add(any, hub, limits.members - rich, -seatWorth(scale, application, application.least + 1));
    addMembers(building, any, limits.plain < limits.members ? plainSeats(network, any, limits) : any);
  });
  return network;
}

type GateMap = Map<string, Gate[]>;
type Member = { readonly arc: number; readonly assessor: number };

interface Building {
  readonly network: { readonly arcs: Arcs; nodes: number };
  readonly source: Pairs;
  readonly scale: Scale;
  readonly limits: Limits;
  readonly gates: GateMap;
  readonly members: Member[];
  readonly application: number;
}

const nodeOf = (network: { nodes: number }): number => (network.nodes += 1);

function plainSeats(network: Building['network'], any: number, { plain }: Limits): number {
  const node = nodeOf(network);
  network.arcs.add(node, any, plain, 0);
  return node;
}

function addLoads(arcs: Arcs, pairs: Pairs, rules: Rules, scale: Scale): void {
  const byHand = loadsOf(pairs, pairs.fixed);
  pairs.assessors.forEach((assessor, index) => {
    const last = Math.min(assessor.capacity, pairs.applications.length);
    const cost = (nth: number): number => loadCost(scale, rules, assessor, nth);
    let nth = byHand[index]! + 1;
    while (nth <= last) {
      let after = nth + 1;
      while (after <= last && cost(after) === cost(nth)) after += 1;
      arcs.add(hub, assessorNode(index), after - nth, cost(nth));
      nth = after;
    }
  });
}

function addMembers(building: Building, any: number, plain: number): void {
  const { source, limits } = building;
  const people = candidates(building);
  const employed = new Map<number, number>();
  for (const member of people) {
    const employer = source.employerOf[member]!;
    employed.set(employer, (employed.get(employer) ?? 0) + 1);
  }
  for (const [city, residents] of Map.groupBy(people, (member) => cappedCity(source, limits, member))) {
    const room = city < 0 ? limits.members : Math.min(limits.members, limits.city(city));
    const crowded = city >= 0 && residents.length > room;
    const own = new Map<number, number>();
    for (const member of residents) own.set(source.employerOf[member]!, (own.get(source.employerOf[member]!) ?? 0) + 1);
    const tight = (employer: number): boolean =>
      limits.employer(employer) < (employed.get(employer) === own.get(employer) && crowded ? room : limits.members) &&
      employed.get(employer)! > limits.employer(employer);
    for (const lead of [true, false]) {
      const members = residents.filter((member) => source.assessors[member]!.leads === lead);
      if (members.length === 0) continue;
      const seats = lead ? any : plain;
      const to = crowded ? gate(building, cityKey(city), { lead, city }, room, seats) : seats;
      addColleagues(building, members, { lead, city }, to, tight);
    }
  }
}

/** Those who may still join: no conflict, and not there by hand. */
function candidates({ source, application }: Building): number[] {
  const width = source.assessors.length;
  const byHand = new Set(source.fixed[application]);
  const people: number[] = [];
  for (let member = 0; member < width; member += 1)
    if (source.blocked[application * width + member] === 0 && !byHand.has(member)) people.push(member);
  return people;
}

/** A node for a part of a capped group, with one arc for each whom the cap admits. */
function gate({ network, gates }: Building, group: string, part: Part, room: number, to: number): number {
  const node = nodeOf(network);
  const arcs = Array.from({ length: room }, () => network.arcs.add(node, to, 1, 0));
  const others = gates.get(group);
  if (others === undefined) gates.set(group, [{ part, arcs }]);
  else others.push({ part, arcs });
  return node;
}

function addColleagues(
  building: Building,
  members: readonly number[],
  part: Part,
  to: number,
  tight: (employer: number) => boolean,
): void {
  const { network, source, scale, limits, application } = building;
  const width = source.assessors.length;
  const nodes = new Map<number, number>();
  for (const member of members) {
    const employer = source.employerOf[member]!;
    let node = nodes.get(employer);
    if (node === undefined) {
      node = tight(employer) ? gate(building, employerKey(employer), part, limits.employer(employer), to) : to;
      nodes.set(employer, node);
    }
    const fit = source.fit[application * width + member]!;
    building.members.push({ arc: network.arcs.add(assessorNode(member), node, 1, -scale.fit * fit), assessor: member });
  }
}
