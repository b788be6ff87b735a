/** Arcs of a network as columns that grow: whole costs and capacities, and the flow on each. */
export class Arcs {
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  cost = new Float64Array(1024);
  room = new Int32Array(1024);
  flow = new Int32Array(1024);
  size = 0;

  /** Gives the arc's index. */
  add(from: number, to: number, room: number, cost: number): number {
    const index = this.size;
    if (index === this.from.length) this.#grow(2 * index);
    this.from[index] = from;
    this.to[index] = to;
    this.room[index] = room;
    this.cost[index] = cost;
    this.size += 1;
    return index;
  }

  #grow(length: number): void {
    const wider = (column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(length);
      copy.set(column);
      return copy;
    };
    [this.from, this.to, this.room, this.flow] = [this.from, this.to, this.room, this.flow].map(wider) as [
      Int32Array<ArrayBuffer>,
      Int32Array<ArrayBuffer>,
      Int32Array<ArrayBuffer>,
      Int32Array<ArrayBuffer>,
    ];
    const cost = new Float64Array(length);
    cost.set(this.cost);
    this.cost = cost;
  }
}
