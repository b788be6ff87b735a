import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { timetableOf, type Hearing } from '#src/domain/judging/timetable.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { isWorkingDay } from '#src/domain/workflow/working-days.ts';

const timeZone = 'Asia/Shanghai';
const calendar = { id: 'c', title: { zh: '历', en: 'C' }, source: '', off: ['2030-05-01'], work: ['2030-05-04'] };
const rules = { minutes: 40, pause: 10, dayFrom: '09:00', dayTo: '12:00', order: 'draw' as const };
const hearings = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 4 }), { maxLength: 25 })
  .map((panels) =>
    panels.map((people, index): Hearing => ({ application: `a${index}`, assessors: people.map((one) => `p${one}`) })),
  );

test('nobody is in two rooms at once, no room is taken twice, and days end in time [R6]', () => {
  fc.assert(
    fc.property(hearings, fc.integer({ min: 1, max: 4 }), (wanted, rooms) => {
      const slots = timetableOf(wanted, { rules: { ...rules, rooms }, firstDay: '2030-04-30', calendar, timeZone });
      expect(slots.map((slot) => slot.application)).toEqual(wanted.map((one) => one.application));
      for (const [index, slot] of slots.entries()) {
        expect(slot.room).toBeLessThanOrEqual(rooms);
        expect(isWorkingDay(dayOf(slot.from, timeZone), calendar)).toBe(true);
        expect(slot.from.getTime()).toBeGreaterThanOrEqual(slots[index - 1]?.from.getTime() ?? 0);
        for (const other of slots.slice(0, index).filter((one) => one.from < slot.to && slot.from < one.to)) {
          expect(other.room).not.toBe(slot.room);
          const people = new Set(wanted[other.place - 1]!.assessors);
          expect(wanted[index]!.assessors.filter((one) => people.has(one))).toEqual([]);
        }
      }
    }),
  );
});

test('the last hearing of a day is over by its end, and the next day off is left out [R6]', () => {
  const wanted = Array.from({ length: 8 }, (_, index) => ({ application: `a${index}`, assessors: [] }));
  const slots = timetableOf(wanted, { rules: { ...rules, rooms: 1 }, firstDay: '2030-04-30', calendar, timeZone });
  expect(slots.map((slot) => slot.from.toISOString().slice(5, 16))).toEqual([
    '04-30T01:00',
    '04-30T01:50',
    '04-30T02:40',
    '05-02T01:00',
    '05-02T01:50',
    '05-02T02:40',
    '05-03T01:00',
    '05-03T01:50',
  ]);
});
