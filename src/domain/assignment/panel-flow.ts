import { crossingOf, exceeded, setCrossing, type Crossing } from './crossing.ts';
import { limitsOf, type Limits } from './limits.ts';
import { Circulation } from './min-cost-flow.ts';
import { assessorNode, hub, networkOf, type Network } from './network.ts';
import { levelsOf, worth, type Scale } from './objective.ts';
import type { Pairs } from './pairs.ts';
import type { Rules } from './problem.ts';

/** A cap that a panel of the flow exceeds. */
export interface Breach {
  readonly application: number;
  readonly group: string;
  readonly crossing: Crossing;
  readonly members: readonly number[];
}

/** The flow behind the panels, whose crossing caps can be tolled and split. It is always the best at what is set. */
export class PanelFlow {
  readonly limits: readonly Limits[];
  readonly #pairs: Pairs;
  readonly #network: Network;
  readonly #flow: Circulation;
  readonly #prohibitive: number;
  readonly #crossings: Map<string, Crossing>[];
  #price: Float64Array;
  readonly #byHand: number;
  #tolls = 0;

  constructor(pairs: Pairs, rules: Rules, scale: Scale) {
    this.limits = pairs.applications.map((_, index) => limitsOf(pairs, rules, index));
    this.#pairs = pairs;
    this.#byHand = worth(scale, levelsOf(pairs, rules, pairs.fixed));
    this.#network = networkOf(pairs, rules, scale);
    this.#flow = new Circulation(this.#network.arcs, this.#network.nodes, assessorNode(pairs.assessors.length - 1));
    this.#prohibitive = 4 * scale.seats;
    this.#crossings = this.#network.gates.map(() => new Map<string, Crossing>());
    this.#price = this.#flow.settle();
  }

  /** No panels that keep what is set can be worth more. */
  get most(): number {
    return this.#byHand + this.#tolls - this.#flow.cost;
  }

  /** What one more application of each assessor costs: the dual values. */
  prices(): Float64Array {
    return Float64Array.from(
      this.#pairs.assessors,
      (_, index) => this.#price[assessorNode(index)]! - this.#price[hub]!,
    );
  }

  /** Those who join a panel beside those made by hand. */
  members(application: number): number[] {
    const { flow } = this.#network.arcs;
    return this.#network.members[application]!.flatMap(({ arc, assessor }) => (flow[arc]! > 0 ? [assessor] : []));
  }

  /** The first cap that the application's panel exceeds. */
  breach(application: number): Breach | null {
    const members = this.members(application);
    if (members.length < 2) return null;
    const gates = this.#network.gates[application]!;
    const group = exceeded(this.#pairs, this.limits[application]!, members).find((name) => gates.has(name));
    if (group === undefined) return null;
    const known = this.#crossings[application]!.get(group);
    const crossing = known ?? crossingOf(gates.get(group)!);
    if (known === undefined) this.#crossings[application]!.set(group, crossing);
    return { application, group, crossing, members };
  }

  /** Sets what a crossing is tolled and how it is split, and finds the best flow anew. */
  set(crossing: Crossing, toll: number, shares: readonly number[]): void {
    this.#tolls += (toll - crossing.toll) * crossing.room;
    setCrossing(this.#flow, crossing, toll, shares, this.#prohibitive);
    this.#price = this.#flow.settle();
  }

  /** Takes away tolls for which nobody comes, as they keep people away for nothing; tells whether there were any. */
  dropIdleTolls(): boolean {
    const { flow } = this.#network.arcs;
    const used = ({ gates }: Crossing): number =>
      gates.reduce((sum, { arcs }) => sum + arcs.reduce((all, arc) => all + flow[arc]!, 0), 0);
    const idle = this.#crossings.flatMap((groups) =>
      [...groups.values()].filter((crossing) => crossing.toll > 0 && used(crossing) < crossing.room),
    );
    for (const crossing of idle) this.set(crossing, 0, crossing.shares);
    return idle.length > 0;
  }
}
