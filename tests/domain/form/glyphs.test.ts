import { assert, integer, property, uniqueArray } from 'fast-check';
import { expect, it } from 'vitest';
import { coversOf, lacksOf, runsOf } from '#src/domain/form/glyphs.ts';

it('what the fonts have is the same after it was sent', () => {
  const points = uniqueArray(integer({ min: 0, max: 0x10ffff }), { maxLength: 200 });
  assert(
    property(points, (some) => {
      const has = new Set(some);
      const covers = coversOf(JSON.parse(JSON.stringify(runsOf((point) => has.has(point)))) as number[]);
      const beside = some.flatMap((point) => [point - 1, point, point + 1]);
      expect(beside.filter((point) => covers(point) !== has.has(point))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

it('fonts that have everything or nothing are sent as well', () => {
  expect(runsOf(() => false)).toEqual([]);
  expect(coversOf(runsOf(() => true))(0x10ffff)).toBe(true);
  expect(coversOf([])(0x4e00)).toBe(false);
});

it('names each character that no font has once, in its order, whole even where it takes two units', () => {
  const lacks = lacksOf((point) => point < 0x10000 && point !== 0x42);
  expect(lacks('A😀B桂😀BA')).toEqual(['😀', 'B']);
});
