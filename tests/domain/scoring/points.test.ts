import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus, ratio, ratioText, readRatio, rounded, times } from '#src/definition/value/ratio.ts';
import { isDenial } from '#src/domain/denial.ts';
import { allowedPercents, bandOf, readPercent, wordsOf } from '#src/domain/scoring/band.ts';
import { combine, percentsOf, type MemberPercents } from '#src/domain/scoring/combine.ts';
import { tally } from '#src/domain/scoring/points.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { spreads } from '#src/domain/scoring/spread.ts';
import { bands, defence, excellence, full, individuals, percents, set } from './sets.ts';

const text = (value: ReturnType<typeof tally>): string =>
  value.counted && value.complete ? ratioText(value.total) : 'no total';

describe('the items that are scored [A4.1, N4]', () => {
  it('are the 23 clauses without deeper ones, in 7 categories, of 1,000 points', () => {
    expect(set.items.length).toBe(23);
    expect(set.categories.map(({ clause, items }) => `${clause}:${items.length}`).join(' ')).toBe(
      '4.1:3 4.2:2 4.3:2 4.4:6 4.5:2 4.6:2 4.7:6',
    );
    expect(set.maximum).toBe(1000);
    expect(set.items.find(({ clause }) => clause === '4.7.2')).toMatchObject({ kind: 'result', category: '4.7' });
  });
  it('have no points where the source gives none, and stand for themselves where there is one level', () => {
    expect(scoredSet(individuals)).toMatchObject({ maximum: null });
    expect(scoredSet(individuals).items.length).toBe(16);
    expect(scoredSet(defence).items.map(({ category }) => category)).toEqual(['d1', 'd2', 'd3', 'd4']);
  });
  it('take the kind of the clause they stand under where they have none', () => {
    const clauses = excellence.clauses.map(({ kind, ...clause }) =>
      clause.level === 1 ? { ...clause, kind: 'process' } : { ...clause, ...(kind === 'result' ? { kind } : {}) },
    );
    expect(scoredSet({ clauses }).items.map(({ kind }) => kind)).toEqual(set.items.map(({ kind }) => kind));
  });
});

describe('a percent', () => {
  it('is one of the steps of the scale', () => {
    expect(allowedPercents(bands)).toEqual(Array.from({ length: 21 }, (_, index) => index * 5));
    for (const percent of allowedPercents(bands)) expect(readPercent(bands, String(percent))).toBe(percent);
  });
  it.each([
    ['５５', 55],
    [' 60 % ', 60],
    ['100％', 100],
    ['05', 5],
  ])('is read from “%s”', (typed, percent) => {
    expect(readPercent(bands, typed)).toBe(percent);
  });
  it.each(['101', '33', 'abc', '-5', '5.5', '', '1e1', '0x10', '999999999', '五十'])('is refused as “%s”', (typed) => {
    expect(readPercent(bands, typed)).toMatchObject({ denied: true, code: 'invalid' });
  });
  it('off the steps is refused with its two neighbours', () => {
    const refused = readPercent(bands, '33');
    expect(isDenial(refused) && refused.reason).toEqual({
      zh: '33% 不在步长 5 上。请改为 30% 或 35%。',
      en: '33 % is not on a step of 5. Give 30 % or 35 % instead.',
    });
  });
  it('lies in just one band, a mean in that of the nearest step, halves in the higher', () => {
    for (const kind of ['process', 'result'])
      for (const percent of allowedPercents(bands)) expect(bandOf(bands, kind, percent)).not.toBeNull();
    const [first, second] = bands.kinds['process']!.bands;
    expect(bandOf(bands, 'process', ratio(22, 3))).toBe(first);
    expect(bandOf(bands, 'process', ratio(15, 2))).toBe(second);
    expect(bandOf(bands, 'nothing', 50)).toBeNull();
    expect(bandOf(bands, null, 50)).toBeNull();
    expect(bandOf(bands, 'process', -5)).toBeNull();
  });
  it('has words for each dimension of its band', () => {
    const band = bandOf(bands, 'process', 55)!;
    expect(wordsOf(bands, 'process', band).map(({ id }) => id)).toEqual(['A', 'D', 'L', 'I']);
  });
});

describe('points', () => {
  it('are 1,000 exactly where everything is full, 0 where nothing is', () => {
    expect(text(tally(set, full(100)))).toBe('1000');
    expect(text(tally(set, full(0)))).toBe('0');
    expect(text(tally(set, full(55)))).toBe('550');
  });
  it('are exactly what whole numbers give, and categories add up to the total', () => {
    fc.assert(
      fc.property(percents, (given) => {
        const expected = set.items.reduce(
          (sum, { clause, points }) => sum + BigInt(points ?? 0) * BigInt(given[clause]!),
          0n,
        );
        const result = tally(set, given);
        if (!result.counted || !result.complete) throw new Error('every item was given');
        expect(ratioText(result.total)).toBe(ratioText(ratio(expected, 100n)));
        expect(ratioText(result.categories.map(({ points }) => points).reduce(plus))).toBe(ratioText(result.total));
      }),
    );
  });
  it('make no total while an item is missing, only what is given so far', () => {
    const { '4.7.7': _, ...most } = full(100);
    const result = tally(set, most);
    expect(result).toMatchObject({ counted: true, complete: false, missing: ['4.7.7'] });
    expect(result).not.toHaveProperty('total');
    expect(result.counted && !result.complete && ratioText(result.given)).toBe('950');
  });
  it('are none at all where the criteria have none', () => {
    const people = scoredSet(individuals);
    const given = Object.fromEntries(people.items.map(({ clause }) => [clause, 80]));
    expect(tally(people, given)).toEqual({ counted: false });
  });
});

describe("a panel's percents", () => {
  const member = (assessor: string, given: Record<string, number>): MemberPercents => ({ assessor, percents: given });
  it('have an exact mean, whatever order members come in', () => {
    fc.assert(
      fc.property(fc.array(percents, { minLength: 1, maxLength: 6 }), (all) => {
        const members = all.map((given, index) => member(`a${index}`, given));
        for (const way of ['mean', 'trimmedMean'] as const) {
          const one = combine(way, set, { members, consensus: null });
          const other = combine(way, set, { members: members.toReversed(), consensus: null });
          expect(one).toEqual(other);
        }
        const sum = all.reduce((total, given) => total + BigInt(tallyOf(given)), 0n);
        const result = tally(set, percentsOf(combine('mean', set, { members, consensus: null })));
        expect(text(result)).toBe(ratioText(ratio(sum, 100n * BigInt(all.length))));
      }),
    );
  });
  it('leave out one highest and one lowest where the edition says so, and say where fewer than three are there', () => {
    const panel = (...given: number[]) => ({
      members: given.map((percent, index) => member(`a${index}`, full(percent))),
      consensus: null,
    });
    const [three] = combine('trimmedMean', set, panel(10, 55, 60));
    expect([ratioText(three!.percent!), three!.by]).toEqual(['55', 'trimmedMean']);
    const [four] = combine('trimmedMean', set, panel(10, 10, 55, 100));
    expect(ratioText(four!.percent!)).toBe('65/2');
    const [two] = combine('trimmedMean', set, panel(10, 55));
    expect([ratioText(two!.percent!), two!.by]).toEqual(['65/2', 'mean']);
  });
  it('give nothing where somebody left the item out, and name who', () => {
    const { '4.1.2': _, ...most } = full(50);
    const [first, second] = combine('mean', set, {
      members: [member('a', most), member('b', full(50))],
      consensus: null,
    });
    expect(first).toMatchObject({ percent: null, missing: ['a'] });
    expect(second).toMatchObject({ missing: [] });
  });
  it('are what the consensus says where the edition wants one, and nothing without it', () => {
    const members = [member('a', full(10))];
    expect(combine('consensus', set, { members, consensus: full(60) })[0]?.percent).toEqual(ratio(60));
    expect(combine('consensus', set, { members, consensus: null })[0]?.percent).toBeNull();
  });
  it('must be talked over where they lie further apart than the stage allows', () => {
    const members = [member('a', full(40)), member('b', { ...full(60), '4.1.2': 65 })];
    const found = spreads(set, members, 20);
    expect(found.filter(({ beyond }) => beyond).map(({ clause, spread }) => [clause, spread])).toEqual([['4.1.2', 25]]);
    expect(spreads(set, members, undefined).some(({ beyond }) => beyond)).toBe(false);
  });
});

const tallyOf = (given: Record<string, number>): number =>
  set.items.reduce((sum, { clause, points }) => sum + (points ?? 0) * given[clause]!, 0);

describe('an exact fraction', () => {
  const some = fc.tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 20n));
  it('is written and read back, in lowest terms', () => {
    fc.assert(
      fc.property(some, ([over, under]) => {
        const value = ratio(over, under);
        expect(readRatio(ratioText(value))).toEqual(value);
        expect(ratio(over * 6n, under * 6n)).toEqual(value);
        expect(ratio(-over, -under)).toEqual(value);
      }),
    );
    expect(ratioText(readRatio('12.50'))).toBe('25/2');
    expect(() => readRatio('1e3')).toThrow(RangeError);
    expect(() => ratio(1, 0)).toThrow(RangeError);
  });
  it('is added and multiplied as whole numbers are', () => {
    fc.assert(
      fc.property(some, some, ([a, b], [c, d]) => {
        expect(plus(ratio(a, b), ratio(c, d))).toEqual(ratio(a * d + c * b, b * d));
        expect(times(ratio(a, b), ratio(c, d))).toEqual(ratio(a * c, b * d));
      }),
    );
  });
  it('is rounded half away from zero, once', () => {
    expect(rounded(ratio(1, 8), 2).toFixed()).toBe('0.13');
    expect(rounded(ratio(-1, 8), 2).toFixed()).toBe('-0.13');
    expect(rounded(ratio(2, 3), 2).toFixed()).toBe('0.67');
    expect(rounded(ratio(1244999, 1000000), 2).toFixed()).toBe('1.24');
  });
});
