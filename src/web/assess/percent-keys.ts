import { allowedPercents, type Measure } from '#src/domain/scoring/band.ts';
import { rulerOf } from './ruler.ts';

/**
 * Where a key moves a percent: a step up or down, a band with Page up and down, the ends with Home and End; null for every
 * other key. From nothing it begins at the foot of the scale, or at its top when going down.
 */
export function movedPercent(scale: Measure, kind: string | null, percent: number | null, key: string): number | null {
  const all = allowedPercents(scale);
  const [first, last] = [all[0] ?? 0, all.at(-1) ?? 100];
  switch (key) {
    case 'ArrowUp':
      return percent === null ? first : (all.find((one) => one > percent) ?? last);
    case 'ArrowDown':
      return percent === null ? last : (all.findLast((one) => one < percent) ?? first);
    case 'PageUp':
      return stretchFrom(scale, kind, percent ?? -1, 1);
    case 'PageDown':
      return stretchFrom(scale, kind, percent ?? 101, -1);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The first percent of the next band up or down. */
function stretchFrom(scale: Measure, kind: string | null, percent: number, way: 1 | -1): number {
  const starts = rulerOf(scale, kind).flatMap(({ percents }) => percents[0] ?? []);
  const own = starts.findLast((one) => one <= percent) ?? -1;
  const next = way === 1 ? starts.find((one) => one > percent) : starts.findLast((one) => one < own);
  return next ?? (way === 1 ? (allowedPercents(scale).at(-1) ?? 100) : (starts[0] ?? 0));
}
