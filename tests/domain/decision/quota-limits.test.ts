import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNotAward, type Decided } from '#src/domain/decision/quota.ts';

const name = (zh: string) => ({ zh, en: zh });
const prizes = [
  { id: 'award', name: name('质量奖'), quota: 2, counts: 'together' as const, atMost: { individual: 1 } },
  { id: 'nomination', name: name('提名奖'), quota: 2, counts: 'each' as const },
];
const decided = (...all: readonly string[]): readonly Decided[] =>
  all.map((one, index) => {
    const [prize = '', of = ''] = one.split(' ');
    return { application: `a${index}`, class: of, prize };
  });

describe('quotas of prizes [N2]', () => {
  it('allow vacancies and just as many as there are', () => {
    expect(whyNotAward(prizes, [])).toBeNull();
    expect(whyNotAward(prizes, decided('award organisation', 'award individual'))).toBeNull();
  });
  it('name the prize and by how many it is passed, every one of them', () => {
    const three = decided('award organisation', 'award organisation', 'award organisation');
    expect(whyNotAward(prizes, three)?.reason.zh).toBe('质量奖不超过2个，现为3个，多出1个；不能审定，请先减少。');
    const both = [
      ...three,
      { application: 'x', class: 'individual', prize: 'award' },
      { application: 'y', class: 'individual', prize: 'award' },
    ];
    expect(whyNotAward(prizes, both)?.detail).toEqual({
      excess: [
        { prize: 'award', class: null, most: 2, decided: 5 },
        { prize: 'award', class: 'individual', most: 1, decided: 2 },
      ],
    });
  });
  it('call the class by its title', () => {
    const two = decided('award individual', 'award individual');
    expect(whyNotAward(prizes, two, { individual: { title: name('个人') } })?.reason.zh).toBe(
      '质量奖（个人）不超过1个，现为2个，多出1个；不能审定，请先减少。',
    );
  });
  it('count each class by itself where the edition says so', () => {
    const two = [
      'nomination organisation',
      'nomination organisation',
      'nomination individual',
      'nomination individual',
    ];
    expect(whyNotAward(prizes, decided(...two))).toBeNull();
    expect(whyNotAward(prizes, decided(...two, 'nomination individual'))?.detail).toEqual({
      excess: [{ prize: 'nomination', class: 'individual', most: 2, decided: 3 }],
    });
  });
  it('give an application one prize at most, and only one that there is', () => {
    const twice = [
      { application: 'x', class: 'organisation', prize: 'award' },
      { application: 'x', class: 'organisation', prize: 'nomination' },
    ];
    expect(whyNotAward(prizes, twice)?.reason.en).toContain('cannot get two prizes');
    expect(whyNotAward(prizes, decided('gold organisation'))?.reason.en).toContain('no such prize');
  });
  it('hold exactly where no count is passed', () => {
    const one = fc.constantFrom(
      'award organisation',
      'award individual',
      'nomination organisation',
      'nomination individual',
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 9 }), (all) => {
        const count = (start: string): number => all.filter((each) => each.startsWith(start)).length;
        const fits =
          count('award') <= 2 &&
          count('award individual') <= 1 &&
          count('nomination organisation') <= 2 &&
          count('nomination individual') <= 2;
        expect(whyNotAward(prizes, decided(...all)) === null).toBe(fits);
      }),
    );
  });
});
