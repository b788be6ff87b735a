import type { Arcs } from './arcs.ts';
import { RestingArcs } from './resting-arcs.ts';
import { SpanningTree } from './spanning-tree.ts';

const [inTree, atZero, full] = [0, 1, -1];
const unlimited = 2 ** 30;

/**
 * A circulation of least cost, by the network simplex method: block search, and strongly feasible trees (Cunningham), so
 * that it ends. Nothing flows at first; the flow stands in the arcs. Nodes are 1 … nodes; each gets one more arc, those
 * that hold the first tree. After costs have changed it goes on from the flow there is. Arcs from the nodes up to `resting` may
 * be left out of the search while they can save nothing; their costs stay as they are.
 */
export class Circulation {
  readonly #arcs: Arcs;
  readonly #tree: SpanningTree;
  readonly #state: Int8Array;
  readonly #real: number;
  readonly #rest: RestingArcs;
  #next = 0;
  #cost = 0;

  constructor(arcs: Arcs, nodes: number, resting: number) {
    this.#arcs = arcs;
    this.#real = arcs.size;
    for (let node = 0; node <= nodes; node += 1) arcs.add(node, 0, unlimited, 0);
    this.#tree = new SpanningTree(arcs, nodes + 1, this.#real);
    this.#state = new Int8Array(arcs.size).fill(atZero);
    this.#state.fill(inTree, this.#real);
    this.#rest = new RestingArcs(this.#real, nodes + 1, resting);
  }

  /** Finds the best flow for the costs as they are, and gives the price of each node: the dual values. */
  settle(): Float64Array {
    const tree = this.#tree;
    tree.settle(0);
    for (;;) {
      for (let entering = this.#search(); entering >= 0; entering = this.#search()) this.#pivot(entering);
      if (this.#rest.holds(tree.price)) return tree.price;
      this.#rest.choose(this.#arcs, this.#state, tree.price);
      this.#next = 0;
    }
  }

  /** What the flow costs, at the costs as they are. */
  get cost(): number {
    return this.#cost;
  }

  /** Another cost for an arc that never rests; the flow is the best again after `settle`. */
  reprice(arc: number, cost: number): void {
    this.#cost += (cost - this.#arcs.cost[arc]!) * this.#arcs.flow[arc]!;
    this.#arcs.cost[arc] = cost;
  }

  /** Looks through the arcs awake in turn, a block at a time, for the one that saves most; −1 where none saves anything. */
  #search(): number {
    const { from, to, cost } = this.#arcs;
    const { price } = this.#tree;
    const { awake, size } = this.#rest;
    const state = this.#state;
    const block = Math.max(10, Math.ceil(Math.sqrt(size)));
    let [best, found, left, place] = [0, -1, block, this.#next];
    for (let seen = 0; seen < size; seen += 1) {
      const arc = awake[place]!;
      const saving = state[arc]! * (cost[arc]! + price[from[arc]!]! - price[to[arc]!]!);
      if (saving < best) {
        best = saving;
        found = arc;
      }
      place = place + 1 === size ? 0 : place + 1;
      left -= 1;
      if (left === 0) {
        if (found >= 0) break;
        left = block;
      }
    }
    this.#next = place;
    return found;
  }

  #pivot(entering: number): void {
    const { room, flow, from, to, cost } = this.#arcs;
    const [tree, state] = [this.#tree, this.#state];
    const forward = state[entering] === atZero;
    const [first, second] = forward ? [from[entering]!, to[entering]!] : [to[entering]!, from[entering]!];
    const join = tree.joinOf(first, second);
    let [step, out, onFirst] = [room[entering]!, -1, false];
    for (let node = first; node !== join; node = tree.parent[node]!) {
      const arc = tree.link[node]!;
      const left = tree.up[node] === 1 ? flow[arc]! : room[arc]! - flow[arc]!;
      if (left < step) [step, out, onFirst] = [left, node, true];
    }
    for (let node = second; node !== join; node = tree.parent[node]!) {
      const arc = tree.link[node]!;
      const left = tree.up[node] === 1 ? room[arc]! - flow[arc]! : flow[arc]!;
      if (left <= step) [step, out, onFirst] = [left, node, false];
    }
    if (step > 0) {
      this.#cost +=
        step * (forward ? 1 : -1) * (cost[entering]! + tree.price[from[entering]!]! - tree.price[to[entering]!]!);
      flow[entering]! += forward ? step : -step;
      this.#push(first, join, -step);
      this.#push(second, join, step);
    }
    if (out < 0) {
      state[entering] = forward ? full : atZero;
      return;
    }
    const leaving = tree.link[out]!;
    state[entering] = inTree;
    state[leaving] = flow[leaving] === 0 ? atZero : full;
    tree.move(onFirst ? first : second, out, onFirst ? second : first, entering);
  }

  /** More (or less) flow towards the root, from a node to another one above it. */
  #push(from: number, above: number, more: number): void {
    const { parent, link, up } = this.#tree;
    for (let node = from; node !== above; node = parent[node]!)
      this.#arcs.flow[link[node]!]! += up[node] === 1 ? more : -more;
  }
}
