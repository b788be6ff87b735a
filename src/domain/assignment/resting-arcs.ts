import type { Arcs } from './arcs.ts';

/** Share of the arcs that stay awake, judged from a sample of this many. */
const [share, sampled] = [0.08, 4096];

/**
 * Arcs without flow that would cost so much more than others that a search need not look at them: each saves nothing until
 * prices have moved by more than its distance from that. How far prices have moved is measured at the nodes, which are few.
 */
export class RestingArcs {
  /** The arcs to be searched, the first `size` of them. */
  readonly awake: Int32Array;
  size: number;
  readonly #arcs: number;
  readonly #resting: number;
  readonly #reference: Float64Array;
  readonly #reached: Uint8Array;
  #distance = Number.POSITIVE_INFINITY;
  #chosen = false;

  constructor(arcs: number, nodes: number, resting: number) {
    this.awake = Int32Array.from({ length: arcs }, (_, arc) => arc);
    this.size = arcs;
    this.#arcs = arcs;
    this.#resting = resting;
    this.#reference = new Float64Array(nodes);
    this.#reached = new Uint8Array(nodes);
  }

  /** Whether all resting arcs surely save nothing at these prices. */
  holds(price: Float64Array): boolean {
    if (!this.#chosen) return false;
    let [fall, rise] = [0, 0];
    for (let node = 0; node < price.length; node += 1) {
      const moved = price[node]! - this.#reference[node]!;
      if (node <= this.#resting) fall = Math.max(fall, -moved);
      if (this.#reached[node] === 1) rise = Math.max(rise, moved);
    }
    return fall + rise <= this.#distance;
  }

  /** Chooses anew, at prices at which all arcs awake save nothing; those that now save something are awake again. */
  choose({ from, to, cost }: Arcs, state: Int8Array, price: Float64Array): void {
    const extra = (arc: number): number => cost[arc]! + price[from[arc]!]! - price[to[arc]!]!;
    this.#distance = this.#threshold(extra);
    this.#chosen = true;
    this.#reached.fill(0);
    this.#reference.set(price);
    this.size = 0;
    for (let arc = 0; arc < this.#arcs; arc += 1) {
      if (state[arc] === 1 && from[arc]! <= this.#resting && extra(arc) >= this.#distance) this.#reached[to[arc]!] = 1;
      else this.awake[this.size++] = arc;
    }
  }

  #threshold(extra: (arc: number) => number): number {
    const step = Math.max(1, Math.floor(this.#arcs / sampled));
    const sample: number[] = [];
    for (let arc = 0; arc < this.#arcs; arc += step) sample.push(extra(arc));
    const costs = sample.filter((more) => more > 0).toSorted((a, b) => a - b);
    return costs[Math.floor(costs.length * share)] ?? Number.POSITIVE_INFINITY;
  }
}
