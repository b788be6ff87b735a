import { describe, expect, it } from 'vitest';
import type { Calendar } from '#src/definition/workflow.ts';
import { countWords } from '#src/web/office/count-words.ts';
import { dueWords, lastDayOf } from '#src/web/office/due-words.ts';
import { tellOfficialTime } from '#src/web/words/moments.ts';

tellOfficialTime('Asia/Shanghai');
/** The Dragon Boat days of 2020: Thursday and Friday off, the Sunday after them worked. */
const calendar: Calendar = {
  id: 'days',
  title: { zh: '日历', en: 'Days' },
  source: '',
  off: ['2020-06-25', '2020-06-26'],
  work: ['2020-06-28'],
};
const now = '2020-06-24T02:00:00.000Z';
/** Midnight at the end of a day in Shanghai. */
const endOf = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + 24 * 60 * 60 * 1000).toISOString();

describe('a due day in words', () => {
  it('is the day that ends at the instant, with its weekday', () => {
    expect(lastDayOf(endOf('2020-06-28'))).toBe('2020-06-28');
    expect(dueWords(endOf('2020-06-18'), now, calendar, 'zh').day).toBe('2020-06-18 周四');
  });

  it('counts working days, over holidays and with days worked in their place', () => {
    expect(dueWords(endOf('2020-06-28'), now, calendar, 'zh')).toMatchObject({ left: '还有1个工作日', tone: 'soon' });
    expect(dueWords(endOf('2020-07-02'), now, calendar, 'zh')).toMatchObject({ left: '还有5个工作日', tone: 'ample' });
    expect(dueWords(endOf('2020-06-26'), now, calendar, 'zh')).toMatchObject({ left: '还有2天', tone: 'soon' });
    expect(dueWords(endOf('2020-06-24'), now, calendar, 'en')).toMatchObject({ left: 'due today', tone: 'soon' });
  });

  it('says by how many working days it is late', () => {
    expect(dueWords(endOf('2020-06-19'), now, calendar, 'zh')).toMatchObject({ left: '已逾期3个工作日', tone: 'late' });
    expect(dueWords(endOf('2020-06-19'), '2020-06-20T02:00:00.000Z', calendar, 'en').left).toBe('overdue');
  });
});

it('a counter goes no further than is counted', () => {
  expect([0, 1000, 1001].map(countWords)).toEqual(['0', '1000', '1000+']);
});
