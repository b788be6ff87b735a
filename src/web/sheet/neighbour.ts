/** Where a field stands on the page; pixels, from any origin. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Index of the field that an arrow leads to from `from`: the nearest one in that direction that shares its column or line; null at the edge. */
export function neighbour(boxes: readonly Box[], from: number, direction: Direction): number | null {
  const here = boxes[from];
  if (here === undefined) return null;
  let best: { index: number; far: number; off: number } | null = null;
  boxes.forEach((box, index) => {
    if (index === from) return;
    const far = distance(here, box, direction);
    if (far < 0 || !shares(here, box, direction)) return;
    const off =
      direction === 'up' || direction === 'down' ? Math.abs(box.left - here.left) : Math.abs(box.top - here.top);
    if (best === null || far < best.far - 1 || (Math.abs(far - best.far) <= 1 && off < best.off))
      best = { index, far, off };
  });
  return (best as { index: number } | null)?.index ?? null;
}

/** Half a pixel of overlap is rounding, not a shared column. */
const slack = 1;

function distance(here: Box, box: Box, direction: Direction): number {
  if (direction === 'down') return box.top - here.bottom + slack;
  if (direction === 'up') return here.top - box.bottom + slack;
  return direction === 'right' ? box.left - here.right + slack : here.left - box.right + slack;
}

function shares(here: Box, box: Box, direction: Direction): boolean {
  if (direction === 'up' || direction === 'down')
    return Math.min(here.right, box.right) - Math.max(here.left, box.left) > slack;
  return Math.min(here.bottom, box.bottom) - Math.max(here.top, box.top) > slack;
}

/** Next or previous place in reading order; null at either end. */
export function step(count: number, from: number, by: 1 | -1): number | null {
  const to = from + by;
  return to >= 0 && to < count ? to : null;
}
