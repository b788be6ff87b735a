import { afterAll, expect, test } from 'vitest';
import { createClock, createDemoClock } from '#src/adapters/clock.ts';
import { testDatabase } from '#tests/support/database.ts';
import { testFolder } from '#tests/support/folders.ts';

const database = await testDatabase();
afterAll(database.close);
const source = { query: (text: string) => database.pool.query(text) };
const start = new Date('2020-05-20T02:00:00Z');

test('time is the database’s, whatever the clock of this machine says', async () => {
  const slow = { query: async () => ({ rows: [{ time: '1000.9' }] }) };
  expect(await createClock(slow).now()).toEqual(new Date(1000));
  expect(Math.abs((await createClock(source).now()).getTime() - Date.now())).toBeLessThan(2000);
});

test('[N9] a request counts from when its headers were complete, not from when we got to it', async () => {
  const late = { query: async () => ({ rows: [{ time: '50000' }] }) };
  const headersComplete = process.hrtime.bigint() - 3_000_000_000n; // three seconds in our queues
  const instant = (await createClock(late).inTimeInstant(headersComplete)).getTime();
  expect(instant).toBeLessThanOrEqual(47_000);
  expect(instant).toBeGreaterThan(46_000);
});

test('a slow answer of the database never makes a request later than it was', async () => {
  const slow = {
    query: async () => {
      const rows = [{ time: '50000' }];
      await new Promise((done) => setTimeout(done, 100));
      return { rows };
    },
  };
  expect((await createClock(slow).inTimeInstant(process.hrtime.bigint())).getTime()).toBeLessThanOrEqual(50_000);
});

test('the demo starts at its given time, can be set, and keeps its offset over a restart', async () => {
  const folder = testFolder();
  const clock = await createDemoClock(source, folder, start);
  expect(Math.abs((await clock.now()).getTime() - start.getTime())).toBeLessThan(2000);
  const evening = new Date('2020-06-30T15:59:59Z');
  await clock.setTime(evening);
  const again = await createDemoClock(source, folder, start);
  expect(again.offset()).toBe(clock.offset());
  expect(Math.abs((await again.inTimeInstant(process.hrtime.bigint())).getTime() - evening.getTime())).toBeLessThan(
    2000,
  );
});

test('the real clock cannot be set', () => {
  expect(Object.keys(createClock(source)).filter((name) => name.startsWith('set'))).toEqual([]);
});

test('an offset that is no whole number of milliseconds is refused', async () => {
  const clock = await createDemoClock(source, testFolder(), start);
  await expect(clock.setOffset(Number.NaN)).rejects.toThrow(RangeError);
});
