import type { Net } from './nets.ts';
import type { Placed, Plan } from './plan.ts';

/** Measures of the drawing, in units of a quarter of a millimetre. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly pitch: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly track: number;
  /** Least height of a gutter between rows. */
  readonly gutter: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Route {
  readonly net: Net;
  /** Lines from the sources to the common track and on to the targets; those to targets end in an arrow. */
  readonly lines: readonly { readonly points: readonly Point[]; readonly arrow: boolean }[];
  readonly label: Point;
  /** Whether the arrow runs straight between neighbours: its label stands above it, on several lines. */
  readonly straight: boolean;
}
export interface Routed {
  readonly routes: readonly Route[];
  /** Top of each row's boxes. */
  readonly rowTops: readonly number[];
  readonly height: number;
}

interface End {
  readonly placed: Placed;
  readonly isTarget: boolean;
  /** Gutter that the end opens to: above its row, or below it. */
  readonly gutter: number;
  x: number;
}
/** A horizontal piece in a gutter, and which of its tracks it has. */
interface Piece {
  readonly gutter: number;
  readonly from: number;
  readonly to: number;
  track: number;
}
interface Wired {
  readonly net: Net;
  readonly ends: readonly End[];
  readonly main: number;
  readonly spine: Piece;
  /** For ends that do not open to the main gutter: the hop beside their box and the vertical line. */
  readonly hops: ReadonlyMap<End, { readonly piece: Piece; readonly x: number }>;
}

/** Lines of all nets, each on tracks of its own in the gutters between rows: no two lie upon each other, none runs through a box. */
export function routeNets(plan: Plan, nets: readonly Net[], frame: Frame): Routed {
  const places = new Map(plan.states.map((one) => [one.state.id, one]));
  const straight = nets.filter((net) => isStraight(net, places));
  const wired = wire(
    nets.filter((net) => !straight.includes(net)),
    places,
    plan,
    frame,
  );
  const tracks = assignTracks(wired.flatMap((one) => [one.spine, ...[...one.hops.values()].map((hop) => hop.piece)]));
  const gutters = Array.from({ length: plan.rows + 1 }, (_, index) =>
    Math.max(index === 0 || index === plan.rows ? 14 : frame.gutter, (tracks.get(index) ?? 0) * frame.track + 18),
  );
  const rowTops: number[] = [];
  let y = frame.top;
  for (let row = 0; row < plan.rows; row += 1) {
    y += gutters[row] ?? 0;
    rowTops.push(y);
    y += frame.boxHeight;
  }
  const yOf = ({ gutter, track }: Piece): number =>
    (gutter === 0 ? frame.top : (rowTops[gutter - 1] ?? 0) + frame.boxHeight) + 10 + track * frame.track;
  return {
    routes: [
      ...straight.map((net) => straightRoute(net, places, frame, rowTops)),
      ...wired.map((one) => wiredRoute(one, frame, rowTops, yOf)),
    ],
    rowTops,
    height: y + (gutters[plan.rows] ?? 0),
  };
}

type Places = ReadonlyMap<string, Placed>;
const only = (ids: readonly string[], places: Places): Placed | undefined =>
  ids.length === 1 ? places.get(ids[0] ?? '') : undefined;

function isStraight(net: Net, places: Places): boolean {
  const [from, to] = [only(net.from, places), only(net.to, places)];
  return from !== undefined && to !== undefined && from.row === to.row && to.column === from.column + 1;
}

const boxLeft = (frame: Frame, { column }: Placed): number =>
  frame.left + column * frame.pitch + (frame.pitch - frame.boxWidth);

function straightRoute(net: Net, places: Places, frame: Frame, rowTops: readonly number[]): Route {
  const [from, to] = [places.get(net.from[0] ?? '')!, places.get(net.to[0] ?? '')!];
  const y = (rowTops[from.row] ?? 0) + frame.boxHeight / 2;
  const [start, end] = [boxLeft(frame, from) + frame.boxWidth, boxLeft(frame, to)];
  return {
    net,
    lines: [
      {
        points: [
          { x: start, y },
          { x: end, y },
        ],
        arrow: true,
      },
    ],
    label: { x: (start + end) / 2, y: y - 5 },
    straight: true,
  };
}

function wire(nets: readonly Net[], places: Places, plan: Plan, frame: Frame): readonly Wired[] {
  const drafts = nets.map((net) => {
    const found = (ids: readonly string[], isTarget: boolean) =>
      ids.flatMap((id) => {
        const placed = places.get(id);
        return placed === undefined ? [] : [{ placed, isTarget }];
      });
    const all = [...found(net.from, false), ...found(net.to, true)];
    const main = mainGutter(all.map((end) => end.placed.row));
    const ends: End[] = all.map(({ placed, isTarget }) => ({
      placed,
      isTarget,
      gutter: main <= placed.row ? placed.row : placed.row + 1,
      x: 0,
    }));
    return { net, main, ends };
  });
  spreadPorts(
    drafts.flatMap((one) => one.ends),
    frame,
  );
  const beside = Array.from({ length: plan.columns + 1 }, () => 0);
  return drafts.map(({ net, main, ends }) => {
    const hops = new Map<End, { piece: Piece; x: number }>();
    for (const end of ends.filter((one) => one.gutter !== main)) {
      const count = (beside[end.placed.column] = (beside[end.placed.column] ?? 0) + 1);
      const x = boxLeft(frame, end.placed) - 4 - ((count - 1) % 8) * 4;
      hops.set(end, { piece: piece(end.gutter, end.x, x), x });
    }
    const xs = ends.map((end) => hops.get(end)?.x ?? end.x);
    return { net, ends, main, hops, spine: piece(main, Math.min(...xs), Math.max(...xs)) };
  });
}

const piece = (gutter: number, a: number, b: number): Piece => ({
  gutter,
  from: Math.min(a, b),
  to: Math.max(a, b),
  track: 0,
});

/** The gutter that is nearest to all rows; of one row the one above it. */
function mainGutter(rows: readonly number[]): number {
  const sorted = rows.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)];
  if (low === high) return low;
  const middle = sorted[Math.floor(sorted.length / 2)] ?? high;
  return Math.max(low + 1, middle);
}

/** Gives the ends at each side of a box places of their own along it. */
function spreadPorts(ends: readonly End[], frame: Frame): void {
  const sides = new Map<string, End[]>();
  for (const end of ends) {
    const key = `${end.placed.state.id} ${end.gutter}`;
    sides.set(key, [...(sides.get(key) ?? []), end]);
  }
  for (const side of sides.values())
    for (const [index, end] of side.entries())
      end.x = boxLeft(frame, end.placed) + (frame.boxWidth * (index + 1)) / (side.length + 1);
}

/** Puts pieces of a gutter on tracks, longest last, so that none lies upon another; gives how many tracks each gutter has. */
function assignTracks(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const room = 6;
  for (const gutter of new Set(pieces.map((one) => one.gutter))) {
    const tracks: Piece[][] = [];
    const sorted = pieces.filter((one) => one.gutter === gutter).toSorted((a, b) => a.to - a.from - (b.to - b.from));
    for (const one of sorted) {
      let free = tracks.findIndex((track) =>
        track.every((other) => one.to + room < other.from || other.to + room < one.from),
      );
      if (free < 0) free = tracks.push([]) - 1;
      one.track = free;
      tracks[free]?.push(one);
    }
    counts.set(gutter, tracks.length);
  }
  return counts;
}

function wiredRoute(
  { net, ends, spine, hops }: Wired,
  frame: Frame,
  rowTops: readonly number[],
  yOf: (piece: Piece) => number,
): Route {
  const y = yOf(spine);
  const lines = ends.map((end) => {
    const top = rowTops[end.placed.row] ?? 0;
    const edge = end.gutter === end.placed.row ? top : top + frame.boxHeight;
    const hop = hops.get(end);
    const out: Point[] =
      hop === undefined
        ? [
            { x: end.x, y: edge },
            { x: end.x, y },
          ]
        : [
            { x: end.x, y: edge },
            { x: end.x, y: yOf(hop.piece) },
            { x: hop.x, y: yOf(hop.piece) },
            { x: hop.x, y },
          ];
    return { points: end.isTarget ? out.toReversed() : out, arrow: end.isTarget };
  });
  const back: Point[] = [
    { x: spine.from, y },
    { x: spine.to, y },
  ];
  return {
    net,
    lines: [{ points: back, arrow: false }, ...lines],
    label: { x: (spine.from + spine.to) / 2, y: y + 3 },
    straight: false,
  };
}
