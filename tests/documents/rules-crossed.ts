import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An upright line of a table or frame; heights count from the foot of the page. Points. */
interface Rule {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}
type Matrix = readonly [number, number, number, number, number, number];

/** Shorter strokes are those of check boxes. */
const shortest = 13;
/** Less than this is the side bearing of a letter. */
const tolerance = 0.6;

/** Full-width marks have ink in one half of their square; the other half may be set off at the edge of a line. */
const opening = /^[（《“‘〔【]/u;
const closing = /[）》”’〕】，。；：、]$/u;

/** Words of a PDF that are printed over an upright rule, with their page: a cell did not hold them. */
export async function crossings(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const found: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const rules = await rulesOf(page);
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      const left = x + (opening.test(item.str) ? size / 2 : 0) + tolerance;
      const right = x + item.width - (closing.test(item.str) ? size / 2 : 0) - tolerance;
      const middle = y + size * 0.3;
      if (rules.some((rule) => rule.low < middle && middle < rule.high && left < rule.x && rule.x < right))
        found.push(`${number}: ${item.str}`);
    }
  }
  await task.destroy();
  return found;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

async function rulesOf(page: PDFPageProxy): Promise<Rule[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let matrix = identity;
  for (const [index, operator] of fnArray.entries()) {
    const words = argsArray[index] as readonly unknown[] | null;
    if (operator === OPS.save) kept.push(matrix);
    else if (operator === OPS.restore) matrix = kept.pop() ?? identity;
    else if (operator === OPS.transform) matrix = times(matrix, words as unknown as Matrix);
    else if (operator === OPS.constructPath && words?.[0] === OPS.stroke)
      rules.push(...uprights((words[1] as readonly [ArrayLike<number>])[0], matrix));
  }
  return rules;
}

/** Upright strokes of a path, which pdf.js gives as 0 x y (move), 1 x y (line) and others, of no interest here. */
function uprights(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Rule[] {
  const rules: Rule[] = [];
  const coordinates = [2, 2, 6, 4, 0] as const;
  let from: readonly [number, number] | null = null;
  let at = 0;
  while (at < path.length) {
    const kind = path[at] ?? 0;
    const [x = 0, y = 0] = [path[at + 1], path[at + 2]];
    const to = [a * x + c * y + e, b * x + d * y + f] as const;
    if (kind === 1 && from !== null && Math.abs(from[0] - to[0]) < 0.1 && Math.abs(from[1] - to[1]) > shortest)
      rules.push({ x: to[0], low: Math.min(from[1], to[1]), high: Math.max(from[1], to[1]) });
    from = kind < 2 ? to : null;
    at += 1 + (coordinates[kind] ?? 0);
  }
  return rules;
}
