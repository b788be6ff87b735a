import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EditionFile, type Channel } from '#src/definition/edition.ts';
import { dayBegins, dayOf, inTime, lastDay, nextDay } from '#src/domain/workflow/time.ts';
import { readEditionFile } from '../edition/read.ts';

const file = readEditionFile('edition.json', EditionFile);
const channel = (cutOff: string): Channel => ({ id: 'c', name: { zh: '渠道', en: 'Channel' }, kind: 'city', cutOff });
const day = (n: number): string => new Date(Date.UTC(2020, 3, 1 + n)).toISOString().slice(0, 10);
const anyDay = () => fc.integer({ min: 0, max: 110 }).map(day);

describe('in time [N1]', () => {
  test('is every instant from the first midnight of the window to before the midnight after the last day, in the zone of the edition', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: -2000, max: 2000 }), anyDay(), (cutOff, offset, at) => {
        // China has had one zone and no summer time since 1991: midnight there is 16:00 UTC of the day before.
        const instant = new Date(Date.parse(`${at}T00:00:00Z`) - 8 * 3_600_000 + offset);
        const last = cutOff < file.window.to ? cutOff : file.window.to;
        const begins = Date.parse(`${file.window.from}T00:00:00+08:00`);
        const ends = Date.parse(`${last}T23:59:59.999+08:00`);
        expect(inTime(instant, file, channel(cutOff)) === true).toBe(
          instant.getTime() >= begins && instant.getTime() <= ends,
        );
      }),
    );
  });

  test('ends with the last millisecond of the earlier of window and channel', () => {
    expect(lastDay(file, channel('2020-06-05'))).toBe('2020-06-05');
    expect(lastDay(file, channel('2020-12-31'))).toBe('2020-06-20');
    expect(lastDay(file, null)).toBe('2020-06-20');
    expect(inTime(new Date('2020-06-20T15:59:59.999Z'), file, null)).toBe(true);
    expect(inTime(new Date('2020-06-20T16:00:00.000Z'), file, null)).toMatchObject({
      zh: expect.stringContaining('2020-06-20') as string,
    });
    expect(inTime(new Date('2020-04-14T15:59:59.999Z'), file, null)).toMatchObject({
      en: expect.stringContaining('2020-04-15') as string,
    });
  });

  test('days and midnights of a zone with summer time agree as well', () => {
    fc.assert(
      fc.property(
        anyDay(),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
        (date, zone) => {
          const begins = dayBegins(date, zone);
          expect(dayOf(begins, zone)).toBe(date);
          expect(dayOf(new Date(begins.getTime() - 1), zone)).not.toBe(date);
          expect(dayOf(new Date(dayBegins(nextDay(date), zone).getTime() - 1), zone)).toBe(date);
        },
      ),
    );
  });
});
