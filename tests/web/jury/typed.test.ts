import { describe, expect, it } from 'vitest';
import { shareText } from '#src/domain/ballot/share.ts';
import { workOf } from '#src/web/entry/landing.ts';
import { givenOf } from '#src/web/jury/limits.ts';
import { numberIn, wrongGroups } from '#src/web/jury/typed-signs.ts';
import { nextDue } from '#src/web/office/award/next-due.ts';
import { addsUp, countsIn, paperNumbers } from '#src/web/office/decision/paper-numbers.ts';
import { form as twoQuestions } from '#tests/support/ballot-steps.ts';

describe('a share that is typed from paper', () => {
  const paper = shareText('5a'.repeat(32));
  it('names the groups that are mistyped, and none while signs are missing', () => {
    const groups = paper.split('-');
    const broken = groups.with(6, (groups[6] ?? '').split('').toReversed().join('')).join(' ');
    expect(wrongGroups(paper)).toEqual([]);
    expect(wrongGroups(paper.toLowerCase().replaceAll('-', ' '))).toEqual([]);
    expect(wrongGroups(broken)).toEqual([7]);
    expect(wrongGroups(paper.slice(0, 20))).toEqual([]);
  });
  it('is looked for as a number whatever stands between its signs', () => {
    expect(numberIn(' AB-cd 12\n')).toBe('abcd12');
  });
});

describe('the limits of a ballot', () => {
  const limited = {
    ...twoQuestions,
    limits: [
      { option: 'for', most: 1 },
      { option: 'against', least: 1 },
    ],
  };
  it('are counted along: too many shows at once, too few once all is chosen', () => {
    const broken = (choices: Record<string, string>): boolean[] => givenOf(limited, choices).map((one) => one.broken);
    expect(broken({})).toEqual([false, false]);
    expect(broken({ c1: 'for' })).toEqual([false, false]);
    expect(broken({ c1: 'for', c2: 'for' })).toEqual([true, true]);
    expect(broken({ c1: 'for', c2: 'against' })).toEqual([false, false]);
  });
});

describe('a teller’s count', () => {
  const row = { issued: '6', returned: '5', missing: '1', for: '3', against: '1', abstain: '1', spoiled: '0' };
  it('is sent once every number of every question is typed', () => {
    expect(countsIn(['q'], {})).toBeNull();
    for (const name of paperNumbers) expect(countsIn(['q'], { q: { ...row, [name]: '-1' } })).toBeNull();
    const [count] = countsIn(['q'], { q: row }) ?? [];
    expect(count).toMatchObject({ question: 'q', issued: 6, for: 3, spoiled: 0 });
    expect(count !== undefined && addsUp(count)).toBe(true);
    expect(count !== undefined && addsUp({ ...count, missing: 0 })).toBe(false);
    expect(count !== undefined && addsUp({ ...count, for: 4 })).toBe(false);
  });
});

describe('an objection', () => {
  const due = { receiveDue: '2020-08-20', answerDue: '2020-09-07', closedAt: null };
  it('is due to be taken up first, then to be answered, and then no more', () => {
    expect(nextDue({ ...due, state: 'arrived' })).toEqual({ kind: 'receive', at: '2020-08-20' });
    expect(nextDue({ ...due, state: 'decided' })).toEqual({ kind: 'answer', at: '2020-09-07' });
    expect(nextDue({ ...due, state: 'answered', closedAt: '2020-09-01' })).toBeNull();
    expect(nextDue({ ...due, state: 'lead', receiveDue: null, answerDue: null })).toBeNull();
  });
});

describe('who has signed in', () => {
  const seated = (...sides: string[]) =>
    ({ seats: sides.map((side) => ({ side })) }) as unknown as Parameters<typeof workOf>[0];
  it('lands at their work: the office, the committee’s agenda, or their applications', () => {
    expect(workOf(seated('province'))).toBe('/office');
    expect(workOf(seated('committee'))).toBe('/jury');
    expect(workOf(seated('committee', 'supervision'))).toBe('/office');
    expect(workOf(seated('assessor'))).toBe('/reviews');
    expect(workOf(seated('administration'))).toBe('/home');
    expect(workOf(seated())).toBe('/home');
  });
});
