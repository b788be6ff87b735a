import type { Band } from '#src/definition/scale.ts';
import { allowedPercents, bandOf, type Measure } from '#src/domain/scoring/band.ts';

/** A stretch of the ruler under a percent: the steps of one band; `band` is null where the scale has none for an item. */
export interface Stretch {
  readonly band: Band | null;
  readonly percents: readonly number[];
}

/** The ruler of an item: its bands from the lowest, each with its steps; one stretch without words where there are no bands. */
export function rulerOf(scale: Measure, kind: string | null): readonly Stretch[] {
  const bands = kind === null || !Object.hasOwn(scale.kinds, kind) ? [] : scale.kinds[kind]!.bands;
  if (bands.length === 0) return [{ band: null, percents: allowedPercents(scale) }];
  return bands.map((band) => ({ band, percents: band.percents }));
}

/** The chosen band with the one below and the one above it: what has to be told apart. */
export function neighbours(scale: Measure, kind: string | null, percent: number): readonly Band[] {
  const chosen = bandOf(scale, kind, percent);
  const bands = rulerOf(scale, kind).flatMap(({ band }) => band ?? []);
  const at = bands.findIndex((band) => band.band === chosen?.band);
  return at < 0 ? [] : bands.slice(Math.max(0, at - 1), at + 2);
}
