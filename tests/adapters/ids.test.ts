import { expect, test } from 'vitest';
import { createIds } from '#src/adapters/ids.ts';

test('ids are UUIDs that sort by time, also within one millisecond and when the clock steps back', () => {
  let time = 1_600_000_000_000;
  const ids = createIds(() => time);
  const made = Array.from({ length: 10_000 }, (_, index) => {
    if (index === 6_000) time -= 5_000;
    if (index === 9_000) time += 60_000;
    return ids.next();
  });
  expect(new Set(made).size).toBe(made.length);
  expect([...made].toSorted()).toEqual(made);
  for (const id of made.slice(0, 20))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('two processes do not make the same id in the same millisecond', () => {
  const [one, other] = [createIds(() => 1_600_000_000_000), createIds(() => 1_600_000_000_000)];
  const made = Array.from({ length: 1000 }, () => [one.next(), other.next()]).flat();
  expect(new Set(made).size).toBe(2000);
});

test('secrets have 256 random bits', () => {
  const ids = createIds();
  expect(Buffer.from(ids.secret(), 'base64url')).toHaveLength(32);
  expect(ids.secret()).not.toBe(ids.secret());
});
