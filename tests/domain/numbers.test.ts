import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compared, ratio, ratioText } from '#src/definition/value/ratio.ts';
import { distributionOf } from '#src/domain/numbers/distribution.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { factsOf, slicesOf, topOf } from '#src/domain/numbers/facts.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';
import { daysLate, timelinessOf, type CountedPanel } from '#src/domain/numbers/stage-numbers.ts';

const due = new Date('2020-07-10T16:00:00Z');
const hours = (n: number): Date => new Date(due.getTime() + n * 3_600_000);

describe('the numbers of a stage', () => {
  it('have quartiles between lowest and highest, a half of all values on each side of the median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 }), (values) => {
        const at = distributionOf(values.map((one) => ratio(one)))!;
        const order = [at.lowest, at.lower, at.median, at.upper, at.highest];
        for (const [index, one] of order.slice(1).entries()) expect(compared(order[index]!, one)).not.toBe(1);
        const below = values.filter((one) => compared(ratio(one), at.median) === -1).length;
        const above = values.filter((one) => compared(ratio(one), at.median) === 1).length;
        expect(Math.max(below, above) * 2).toBeLessThanOrEqual(values.length);
      }),
    );
    const four = distributionOf([20, 40, 60, 100].map((one) => ratio(one)))!;
    expect([four.mean, four.lower, four.median, four.upper].map(ratioText)).toEqual(['55', '35', '50', '70']);
    expect(distributionOf([])).toBeNull();
  });

  it('count a sheet at the due instant as in time, and one a moment later as late', () => {
    expect([hours(-49), hours(-1), due, hours(0.001), hours(25)].map((at) => daysLate(at, due) + 0)).toEqual([
      -2, 0, 0, 1, 2,
    ]);
    const panel = { members: 3, declared: 3, handedIn: [hours(-49), hours(25)] } as unknown as CountedPanel;
    expect(timelinessOf([panel], due)).toMatchObject({ inTime: 1, late: 1, open: 1 });
    expect(timelinessOf([panel], null)).toBeNull();
  });

  it('take an industry to the first level of its code', () => {
    const child = { code: 'C35', zh: '专用设备制造业', en: 'Special equipment' };
    const list = { items: [{ code: 'C', zh: '制造业', en: 'Manufacturing', children: [child] }] };
    expect([topOf(list as never, 'C35'), topOf(list as never, 'C'), topOf(list as never, 'X')]).toEqual([
      'C',
      'C',
      'X',
    ]);
  });
});

describe('what an application is counted by', () => {
  it('is also an option that was chosen, named as the form names it', () => {
    const edition = newestEdition();
    const definition = edition.classes['organisation']!;
    const assessment = edition.assessment?.classes['organisation'];
    const facts = factsOf(edition, { definition, assessment }, sampleOrganisation());
    expect(facts).toEqual({ region: '321100', industry: 'C', category: 'medium' });
    const tally = { ...facts, channel: 'zhenjiang', class: 'organisation', count: 3 };
    expect(slicesOf(edition, [tally], 'category')).toEqual([
      { code: 'medium', title: { zh: '中型', en: 'Medium' }, count: 3 },
    ]);
  });
});
