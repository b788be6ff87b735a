import { svgDocument, svgText, wrapWords } from './svg.ts';

const box = { width: 132, height: 54, gapX: 32, gapY: 40, perRow: 4, size: 13 } as const;
const margin = 14;

/** Steps joined by arrows, four in a row, every second row running back, so that the eye never jumps. */
export function flowSvg(nodes: readonly string[]): string {
  const rows = Math.ceil(nodes.length / box.perRow);
  const width = Math.min(nodes.length, box.perRow) * (box.width + box.gapX) - box.gapX + margin * 2;
  const height = rows * (box.height + box.gapY) - box.gapY + margin * 2;
  const places = nodes.map((_, index) => placeOf(index));
  const arrows = places.slice(1).map((to, index) => arrow(places[index] ?? to, to));
  return svgDocument(
    width,
    height,
    [...arrows, ...nodes.map((words, index) => node(words, places[index] ?? { x: 0, y: 0 }))].join(''),
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Upper left corner of a step. */
function placeOf(index: number): Point {
  const row = Math.floor(index / box.perRow);
  const along = index % box.perRow;
  const column = row % 2 === 0 ? along : box.perRow - 1 - along;
  return { x: margin + column * (box.width + box.gapX), y: margin + row * (box.height + box.gapY) };
}

function node(words: string, { x, y }: Point): string {
  const lines = wrapWords(words, (box.width - 14) / box.size).slice(0, 3);
  const text = lines.map((line, index) =>
    svgText(line, x + box.width / 2, y + box.height / 2 + 4.5 + (index - (lines.length - 1) / 2) * 16, {
      size: box.size,
      anchor: 'middle',
      fill: '#111',
    }),
  );
  return `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="4" fill="#eef3f8" stroke="#1f4e79" stroke-width="1.2"/>${text.join('')}`;
}

function arrow(from: Point, to: Point): string {
  const middle = box.height / 2;
  if (from.y !== to.y) return line(from.x + box.width / 2, from.y + box.height, to.x + box.width / 2, to.y);
  return to.x > from.x
    ? line(from.x + box.width, from.y + middle, to.x, to.y + middle)
    : line(from.x, from.y + middle, to.x + box.width, to.y + middle);
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  const [dx, dy] = [Math.sign(x2 - x1), Math.sign(y2 - y1)];
  const head = `M${x2} ${y2}L${x2 - dx * 8 - dy * 4} ${y2 - dy * 8 - dx * 4}L${x2 - dx * 8 + dy * 4} ${y2 - dy * 8 + dx * 4}z`;
  return `<path d="M${x1} ${y1}L${x2 - dx * 7} ${y2 - dy * 7}" stroke="#1f4e79" stroke-width="1.4"/><path d="${head}" fill="#1f4e79"/>`;
}
