import { svgDocument, svgText, wrapWords } from './svg.ts';

/** A unit of an organisation; `note` (a share, a role) stands under its name. */
export interface TreeNode {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly note?: string;
}

const box = { width: 118, height: 62, gapX: 14, gapY: 44, size: 12 } as const;
const margin = 14;

interface Placed {
  readonly node: TreeNode;
  readonly x: number;
  readonly depth: number;
}

/** A structure chart (M15): parents centred over their units, joined by straight lines. */
export function treeSvg(nodes: readonly TreeNode[]): string {
  const placed: Placed[] = [];
  let next = 0;
  const walk = (node: TreeNode, depth: number): number => {
    const below = nodes.filter((one) => one.parent === node.id).map((child) => walk(child, depth + 1));
    const x = below.length === 0 ? next++ : ((below[0] ?? 0) + (below.at(-1) ?? 0)) / 2;
    placed.push({ node, x, depth });
    return x;
  };
  for (const root of nodes.filter((one) => one.parent === null)) walk(root, 0);
  const depth = Math.max(0, ...placed.map((one) => one.depth)) + 1;
  const width = Math.max(1, next) * (box.width + box.gapX) - box.gapX + margin * 2;
  const height = depth * (box.height + box.gapY) - box.gapY + margin * 2;
  return svgDocument(width, height, [...placed.map((one) => joint(one, placed)), ...placed.map(unit)].join(''));
}

const left = (one: Placed): number => margin + one.x * (box.width + box.gapX);
const top = (one: Placed): number => margin + one.depth * (box.height + box.gapY);

function joint(one: Placed, all: readonly Placed[]): string {
  const parent = all.find(({ node }) => node.id === one.node.parent);
  if (parent === undefined) return '';
  const middle = top(one) - box.gapY / 2;
  return `<path d="M${left(parent) + box.width / 2} ${top(parent) + box.height}V${middle}H${left(one) + box.width / 2}V${top(one)}" fill="none" stroke="#1f4e79" stroke-width="1.2"/>`;
}

function unit(one: Placed): string {
  const names = wrapWords(one.node.name, (box.width - 10) / box.size).slice(0, 3);
  const lines = one.node.note === undefined ? names : [...names, one.node.note];
  const text = lines.map((words, index) =>
    svgText(words, left(one) + box.width / 2, top(one) + box.height / 2 + 4 + (index - (lines.length - 1) / 2) * 15, {
      size: box.size,
      anchor: 'middle',
      fill: '#111',
    }),
  );
  return `<rect x="${left(one)}" y="${top(one)}" width="${box.width}" height="${box.height}" fill="${one.depth === 0 ? '#dfe9f3' : '#fff'}" stroke="#1f4e79" stroke-width="1.2"/>${text.join('')}`;
}
