import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scale } from '#src/definition/scale.ts';
import { allowedPercents } from '#src/domain/scoring/band.ts';
import { movedPercent } from '#src/web/assess/percent-keys.ts';
import { neighbours, rulerOf } from '#src/web/assess/ruler.ts';

const scale = Scale.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../scales/gbz19579-appc.json'), 'utf8')),
);
const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];

describe('a percent by the keyboard [N4]', () => {
  it('whatever keys are pressed, it stays on a step of the scale', () => {
    const allowed = allowedPercents(scale);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...keys)),
        fc.constantFrom(...Object.keys(scale.kinds), null),
        (all, kind) => {
          let percent: number | null = null;
          for (const key of all) percent = movedPercent(scale, kind, percent, key);
          return percent === null || allowed.includes(percent);
        },
      ),
    );
  });

  it('goes a step with the arrows, a band with the pages, and stops at the ends', () => {
    const to = (percent: number | null, key: string): number | null => movedPercent(scale, 'process', percent, key);
    expect([to(60, 'ArrowUp'), to(60, 'ArrowDown'), to(100, 'ArrowUp'), to(0, 'ArrowDown')]).toEqual([65, 55, 100, 0]);
    expect([to(60, 'PageUp'), to(60, 'PageDown'), to(95, 'PageUp'), to(5, 'PageDown')]).toEqual([70, 30, 100, 0]);
    expect([to(null, 'ArrowUp'), to(null, 'ArrowDown'), to(null, 'PageUp')]).toEqual([0, 100, 0]);
    expect(to(60, 'a')).toBe(null);
  });

  it('the ruler has every step once, in six bands', () => {
    for (const kind of Object.keys(scale.kinds)) {
      const ruler = rulerOf(scale, kind);
      expect(ruler).toHaveLength(6);
      expect(ruler.flatMap(({ percents }) => percents)).toEqual(allowedPercents(scale));
    }
    expect(rulerOf(scale, null)).toEqual([{ band: null, percents: allowedPercents(scale) }]);
  });

  it('a band is told with those beside it', () => {
    const bands = (percent: number): readonly number[] => neighbours(scale, 'result', percent).map(({ band }) => band);
    expect([bands(0), bands(60), bands(100)]).toEqual([
      [1, 2],
      [3, 4, 5],
      [5, 6],
    ]);
    expect(neighbours(scale, null, 60)).toEqual([]);
  });
});
