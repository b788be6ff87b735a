import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#src/definition/value/decimal.ts';
import { ratio } from '#src/definition/value/ratio.ts';
import { ranking, type Standing } from '#src/domain/scoring/ranking.ts';
import { sensitivity, shortlistOf } from '#src/domain/scoring/shortlist.ts';

const standing = (application: string, total: number, ...parts: readonly number[]): Standing => ({
  application,
  total: new Decimal(total),
  parts: parts.map((part) => ratio(part)),
});
const places = (standings: readonly Standing[], drawn?: readonly string[]): readonly string[] =>
  ranking(standings, drawn).map(
    ({ application, rank, tied, by }) => `${application} ${rank} ${by}${tied ? ' tied' : ''}`,
  );

describe('a ranking [R6]', () => {
  const four = [standing('a', 700), standing('b', 650), standing('c', 650), standing('d', 600)];
  it('counts 1, 2, 2, 4 and marks the tie', () => {
    expect(places(four)).toEqual(['a 1 total', 'b 2 total tied', 'c 2 total tied', 'd 4 total']);
  });
  it('parts equal totals by the clauses named, one after the other, exactly', () => {
    const close = [
      { ...standing('a', 650), parts: [ratio(1, 3), ratio(1)] },
      { ...standing('b', 650), parts: [ratio(33333333333n, 100000000000n), ratio(9)] },
      { ...standing('c', 650), parts: [ratio(1, 3), ratio(2)] },
    ];
    expect(places(close)).toEqual(['c 1 tieBreak', 'a 2 tieBreak', 'b 3 tieBreak']);
  });
  it('lets a draw settle a tie only where all of it were drawn, and nothing else', () => {
    expect(places(four, ['d', 'c', 'a', 'b'])).toEqual(['a 1 total', 'c 2 draw', 'b 3 draw', 'd 4 total']);
    expect(places(four, ['c'])).toEqual(places(four));
  });
  it('knows no order of arrival, and ranks are one more than those who are better', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 })), { maxLength: 20 });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (all, chance) => {
        const standings = all.map(([total, part], index) => standing(`a${index}`, total, part));
        const shuffled = standings
          .map((one) => ({ one, key: chance.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const ranked = ranking(standings);
        expect(ranking(shuffled)).toEqual(ranked);
        for (const { application, rank, tied } of ranked) {
          const index = Number(application.slice(1));
          const [total, part] = all[index]!;
          const better = all.filter(([t, p]) => t > total || (t === total && p > part)).length;
          expect(rank).toBe(better + 1);
          expect(tied).toBe(all.filter(([t, p]) => t === total && p === part).length > 1);
        }
      }),
    );
  });
});

describe('a shortlist [R6]', () => {
  const five = ranking([
    standing('a', 700),
    standing('b', 650),
    standing('c', 650),
    standing('d', 600),
    standing('e', 440),
  ]);
  const going = (list: ReturnType<typeof shortlistOf>): string =>
    list.placed.map(({ application, goes }) => `${application}:${goes}`).join(' ');

  it('takes the best so many, those with so many points, or both', () => {
    expect(going(shortlistOf({ top: 3, ties: 'none' }, five))).toBe('a:in b:in c:in d:out e:out');
    expect(going(shortlistOf({ atLeast: '600', ties: 'none' }, five))).toBe('a:in b:in c:in d:in e:out');
    expect(going(shortlistOf({ top: 5, atLeast: '650', ties: 'none' }, five))).toBe('a:in b:in c:in d:out e:out');
  });
  it('treats a tie across the line as the edition says', () => {
    expect(going(shortlistOf({ top: 2, ties: 'all' }, five))).toBe('a:in b:in c:in d:out e:out');
    expect(going(shortlistOf({ top: 2, ties: 'none' }, five))).toBe('a:in b:out c:out d:out e:out');
    const drawn = shortlistOf({ top: 2, ties: 'draw' }, five);
    expect(going(drawn)).toBe('a:in b:tied c:tied d:out e:out');
    expect(drawn.tie).toEqual({ applications: ['b', 'c'], places: 1 });
  });
  it('has a reason for everyone', () => {
    const { placed } = shortlistOf({ top: 2, atLeast: '450', ties: 'draw' }, five);
    expect(placed.map(({ reason }) => reason.zh)).toEqual([
      '第 1 名，在前 2 名内',
      '并列第 2 名（至第 3 名），跨过前 2 名的线；由抽签决定',
      '并列第 2 名（至第 3 名），跨过前 2 名的线；由抽签决定',
      '第 4 名，不在前 2 名内',
      '得分 440，未达到 450 分',
    ]);
  });
  it('is settled by the draw where the ranking is', () => {
    const drawn = ranking([standing('a', 700), standing('b', 650), standing('c', 650)], ['c', 'b']);
    expect(going(shortlistOf({ top: 2, ties: 'draw' }, drawn))).toBe('a:in c:in b:out');
  });
  it('says how firm its line is', () => {
    const list = shortlistOf({ top: 3, ties: 'none' }, five);
    const found = sensitivity(list, [1, 50, 60]);
    expect(list.line?.toFixed()).toBe('650');
    expect(found.distances.map(({ points }) => points.toFixed())).toEqual(['50', '0', '0', '-50', '-210']);
    expect(found.within).toEqual([
      { points: 1, leave: 2, enter: 0 },
      { points: 50, leave: 2, enter: 1 },
      { points: 60, leave: 3, enter: 1 },
    ]);
    expect(found.higher).toMatchObject({ changed: ['b', 'c'] });
    expect(found.higher?.line.toFixed()).toBe('700');
    expect(found.lower).toMatchObject({ changed: ['d'] });
    expect(found.lower?.line.toFixed()).toBe('600');
  });
  it('has the least score as its line where no place cuts, and none where nothing does', () => {
    const lone = shortlistOf({ top: 5, atLeast: '500', ties: 'none' }, five.slice(0, 4));
    expect(lone.line?.toFixed()).toBe('500');
    expect(sensitivity(lone, [1, 100]).within).toEqual([
      { points: 1, leave: 0, enter: 0 },
      { points: 100, leave: 0, enter: 0 },
    ]);
    expect(shortlistOf({ atLeast: '900', ties: 'all' }, five).line?.toFixed()).toBe('900');
    const open = shortlistOf({ top: 9, ties: 'all' }, five);
    expect(open.line).toBeNull();
    expect(sensitivity(open)).toEqual({ distances: [], within: [], higher: null, lower: null });
    expect(shortlistOf({ top: 3, ties: 'all' }, []).placed).toEqual([]);
  });
});
