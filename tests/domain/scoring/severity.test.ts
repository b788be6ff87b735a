import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severity, type Judged } from '#src/domain/scoring/severity.ts';

/** Every application by so many of the assessors in turn, with planted effects and no noise. */
function planted(
  effects: readonly number[],
  worths: readonly number[],
  panel: number,
  noise: readonly number[] = [],
): Judged[] {
  return worths.flatMap((worth, at) =>
    Array.from({ length: panel }, (_, seat) => {
      const assessor = (at + seat) % effects.length;
      return {
        application: `p${at}`,
        assessor: `a${assessor}`,
        score: worth + effects[assessor]! + (noise[(at * panel + seat) % Math.max(1, noise.length)] ?? 0),
      };
    }),
  );
}
const effect = fc.double({ min: -10, max: 10, noNaN: true });

describe('severity of assessors', () => {
  it('recovers effects that were planted, and the worth of applications', () => {
    fc.assert(
      fc.property(
        fc.array(effect, { minLength: 3, maxLength: 6 }),
        fc.array(fc.double({ min: 30, max: 70, noNaN: true }), { minLength: 6, maxLength: 12 }),
        (effects, worths) => {
          const [set, ...others] = severity(planted(effects, worths, 3));
          expect(others).toEqual([]);
          const middle = effects.reduce((sum, one) => sum + one, 0) / effects.length;
          for (const { id, value, error } of set!.assessors) {
            expect(value).toBeCloseTo(effects[Number(id.slice(1))]! - middle, 8);
            expect(error).toBeCloseTo(0, 5);
          }
          for (const { id, value } of set!.applications)
            expect(value).toBeCloseTo(worths[Number(id.slice(1))]! + middle, 8);
        },
      ),
    );
  });
  it('has the errors of the balanced case in closed form', () => {
    // Everybody judged everything: the error of an effect is σ²(1/n − 1/(n·p)), of an application σ²/p.
    const worths = [40, 50, 60, 70];
    const noise = [1, -2, 0.5, 0.25, 1.5, -1, 0, 2, -0.5, -1.25, 0.75, 1];
    const [set] = severity(planted([1, 0, -1], worths, 3, noise));
    const variance = set!.residual! ** 2;
    expect(set!.freedom).toBe(6);
    for (const { error } of set!.assessors) expect(error! ** 2).toBeCloseTo(variance * (1 / 4 - 1 / 12), 10);
    for (const { error } of set!.applications) expect(error! ** 2).toBeCloseTo(variance / 3, 10);
  });
  it('covers the truth about as often as its errors say', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const normal = (): number => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
    const effects = [4, -3, 0, 1, -2];
    let [inside, all] = [0, 0];
    for (let round = 0; round < 60; round += 1) {
      const noise = Array.from({ length: 90 }, () => 3 * normal());
      const [set] = severity(
        planted(
          effects,
          Array.from({ length: 30 }, () => 50),
          3,
          noise,
        ),
      );
      for (const { id, value, error } of set!.assessors) {
        all += 1;
        if (Math.abs(value - effects[Number(id.slice(1))]!) < 2 * error!) inside += 1;
      }
    }
    expect(inside / all).toBeGreaterThan(0.92);
    expect(inside / all).toBeLessThan(0.985);
  });
  it('is 不可比 across sets that no common work connects', () => {
    const left = planted([5, -5], [50, 60], 2);
    const right = planted([1, -1], [20, 30], 2).map((one) => ({
      ...one,
      application: `q${one.application}`,
      assessor: `b${one.assessor}`,
    }));
    const sets = severity([...right, ...left]);
    expect(sets.map(({ assessors }) => assessors.map(({ id }) => id))).toEqual([
      ['a0', 'a1'],
      ['ba0', 'ba1'],
    ]);
  });
  it('gives no error where nothing is left to estimate it by', () => {
    const [alone] = severity([{ application: 'p', assessor: 'a', score: 50 }]);
    expect(alone).toEqual({
      assessors: [{ id: 'a', value: 0, error: null }],
      applications: [{ id: 'p', value: 50, error: null }],
      scores: 1,
      freedom: 0,
      residual: null,
    });
    expect(severity([])).toEqual([]);
  });
  it('is the same to the last bit whatever order the scores come in', () => {
    const scores = planted([3, 0.1, -2.7], [41.3, 52.9, 60.01, 33.3], 2, [0.3, -0.7, 0.11]);
    expect(severity(scores.toReversed())).toEqual(severity(scores));
  });
});
