import type { Arcs } from './arcs.ts';

/**
 * The tree of a network simplex: node 0 is its root, `link` the arc between a node and its parent, `up` whether that arc
 * leads to the parent. `price` is the cost of reaching a node along the tree; every step is checked to be exact.
 */
export class SpanningTree {
  readonly parent: Int32Array;
  readonly link: Int32Array;
  readonly up: Uint8Array;
  readonly depth: Int32Array;
  readonly price: Float64Array;
  readonly #arcs: Arcs;
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  readonly #stack: Int32Array;

  /** All nodes hang on the root by arcs of their own, the arc of node n being `ownArc + n`. */
  constructor(arcs: Arcs, nodes: number, ownArc: number) {
    const ints = (): Int32Array => new Int32Array(nodes).fill(-1);
    this.#arcs = arcs;
    [this.parent, this.link, this.#first, this.#next, this.#before] = [ints(), ints(), ints(), ints(), ints()];
    this.up = new Uint8Array(nodes).fill(1);
    this.depth = new Int32Array(nodes);
    this.price = new Float64Array(nodes);
    this.#stack = new Int32Array(nodes);
    for (let node = nodes - 1; node > 0; node -= 1) this.#hang(node, 0, ownArc + node, 1);
  }

  /** Cuts the tree above `out` and hangs the part below on `parent` by `arc`, at `node`. */
  move(node: number, out: number, parent: number, arc: number): void {
    let [child, above, link] = [node, parent, arc];
    let up = this.#arcs.from[arc] === node ? 1 : 0;
    for (;;) {
      const [oldAbove, oldLink, oldUp] = [this.parent[child]!, this.link[child]!, this.up[child]!];
      this.#cut(child);
      this.#hang(child, above, link, up);
      if (child === out) break;
      [above, link, up] = [child, oldLink, 1 - oldUp];
      child = oldAbove;
    }
    this.settle(node);
  }

  /** Where the ways of two nodes to the root meet. */
  joinOf(one: number, other: number): number {
    const { parent, depth } = this;
    let [a, b] = [one, other];
    while (a !== b) {
      if (depth[a]! >= depth[b]!) a = parent[a]!;
      else b = parent[b]!;
    }
    return a;
  }

  #hang(node: number, parent: number, link: number, up: number): void {
    const first = this.#first[parent]!;
    this.parent[node] = parent;
    this.link[node] = link;
    this.up[node] = up;
    this.#next[node] = first;
    this.#before[node] = -1;
    if (first >= 0) this.#before[first] = node;
    this.#first[parent] = node;
  }

  #cut(node: number): void {
    const [next, before] = [this.#next[node]!, this.#before[node]!];
    if (before >= 0) this.#next[before] = next;
    else this.#first[this.parent[node]!] = next;
    if (next >= 0) this.#before[next] = before;
  }

  /** Depths and prices from `top` down. */
  settle(top: number): void {
    const { parent, link, up, depth, price } = this;
    const { cost } = this.#arcs;
    const [stack, first, next] = [this.#stack, this.#first, this.#next];
    let size = 1;
    stack[0] = top;
    while (size > 0) {
      size -= 1;
      const node = stack[size]!;
      const above = parent[node]!;
      if (above >= 0) {
        depth[node] = depth[above]! + 1;
        const own = price[above]! + (up[node] === 1 ? -cost[link[node]!]! : cost[link[node]!]!);
        if (own > Number.MAX_SAFE_INTEGER || own < Number.MIN_SAFE_INTEGER)
          throw new RangeError('a price of the flow is not exact in a double');
        price[node] = own;
      }
      for (let child = first[node]!; child >= 0; child = next[child]!) {
        stack[size] = child;
        size += 1;
      }
    }
  }
}
