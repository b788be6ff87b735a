import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateNumber, typedNumber, validUntil } from '#src/domain/award/certificate.ts';
import { daysLeft, longerUntil, noticeEnds, noticePeriod } from '#src/domain/award/notice-period.ts';
import { newestEdition } from '../../../scripts/write-rules.ts';

const { calendar } = newestEdition();
const term = { days: 7, working: true };

describe('the period of a public notice [R6]', () => {
  it('begins on the day after and counts working days of the calendar', () => {
    // Friday 2020-09-18: the 27th is worked in place of a holiday, the 1st of October is none.
    expect(noticePeriod('2020-09-18', term, calendar)).toEqual({ from: '2020-09-19', until: '2020-09-28' });
    expect(noticePeriod('2020-09-25', { days: 7, working: true }, calendar).until).toBe('2020-10-12');
    expect(noticePeriod('2020-09-18', { days: 7, working: false }, calendar).until).toBe('2020-09-25');
  });

  it('has as many days left as its term before it begins, one on its last day, none after', () => {
    const days = fc
      .integer({ min: 0, max: 330 })
      .map((n) => new Date(Date.UTC(2020, 0, 2 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20 }), fc.boolean(), (day, count, working) => {
        const period = noticePeriod(day, { days: count, working }, calendar);
        expect(daysLeft(period, day, { days: count, working }, calendar)).toBe(count);
        expect(daysLeft(period, period.until, { days: count, working }, calendar)).toBe(1);
        const longer = longerUntil(period.until, 3, { days: count, working }, calendar);
        expect(daysLeft({ ...period, until: longer }, period.until, { days: count, working }, calendar)).toBe(4);
        expect(daysLeft(period, longer, { days: count, working }, calendar)).toBe(0);
      }),
    );
  });

  it('ends with its last day in the zone of the edition', () => {
    const period = { from: '2020-09-19', until: '2020-09-28' };
    expect(noticeEnds(period, 'Asia/Shanghai').toISOString()).toBe('2020-09-28T16:00:00.000Z');
  });
});

describe('certificates', () => {
  it('are numbered by the pattern and read back however the number is typed', () => {
    expect(certificateNumber('SZJ-2020-{n:3}', 7)).toBe('SZJ-2020-007');
    expect(certificateNumber('SZJ-2020-{n:3}', 1234)).toBe('SZJ-2020-1234');
    expect(typedNumber(' szj－2020—００7 ')).toBe('SZJ-2020-007');
  });

  it('hold until the same day of the last year, or the end of its month; for good where the edition says so', () => {
    expect(validUntil('2020-09-30', 5)).toBe('2025-09-30');
    expect(validUntil('2020-02-29', 3)).toBe('2023-02-28');
    expect(validUntil('2020-02-29', 4)).toBe('2024-02-29');
    expect(validUntil('2020-09-30', null)).toBeNull();
  });
});
