/** Left, top, width and height as fractions of a page, as an anchor keeps them. */
export type PageRect = [number, number, number, number];
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Most rectangles an anchor may have; whatever is longer is kept as its outline, line by line, up to here. */
const most = 200;

/**
 * Boxes on the screen as fractions of the page they lie on: those outside of it and hairs are left out, what stands on one
 * line becomes one.
 */
export function rectsOn(page: Box, boxes: readonly Box[]): PageRect[] {
  const inside = boxes.flatMap((box): PageRect[] => {
    const left = clamp((box.left - page.left) / page.width);
    const top = clamp((box.top - page.top) / page.height);
    const right = clamp((box.left + box.width - page.left) / page.width);
    const bottom = clamp((box.top + box.height - page.top) / page.height);
    return right - left < 0.001 || bottom - top < 0.001 ? [] : [[left, top, right - left, bottom - top]];
  });
  return linesOf(inside)
    .slice(0, most)
    .map(([left, top, width, height]) => {
      const [x, y] = [short(left), short(top)];
      return [x, y, Math.min(short(width), room(x)), Math.min(short(height), room(y))];
    });
}

function linesOf(rects: readonly PageRect[]): readonly PageRect[] {
  const lines: PageRect[] = [];
  for (const rect of rects) {
    const last = lines.at(-1);
    if (last === undefined || !sameLine(last, rect)) lines.push([...rect]);
    else {
      const right = Math.max(last[0] + last[2], rect[0] + rect[2]);
      const bottom = Math.max(last[1] + last[3], rect[1] + rect[3]);
      last[0] = Math.min(last[0], rect[0]);
      last[1] = Math.min(last[1], rect[1]);
      last[2] = right - last[0];
      last[3] = bottom - last[1];
    }
  }
  return lines;
}

/** Whether more than half of the lower one's height is shared. */
const sameLine = (a: PageRect, b: PageRect): boolean =>
  Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]) > Math.min(a[3], b[3]) / 2;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
/** Four decimals are a tenth of a millimetre on A4. */
const short = (value: number): number => Math.round(value * 10_000) / 10_000;
/** What is left of the page beyond a place. */
const room = (from: number): number => Math.floor((1 - from) * 10_000) / 10_000;
