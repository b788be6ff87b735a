import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CodeList } from '#src/definition/edition.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../codes/${name}.json`, import.meta.url), 'utf8'));

const Prefixes = z.array(z.string().regex(/^[A-T]\d*$/u));
const Limits = z.tuple([z.int(), z.int(), z.int()]);
const Sizes = z.looseObject({
  levels: z.tuple([z.literal('small'), z.literal('medium'), z.literal('large')]),
  below: z.literal('micro'),
  thresholds: z.array(
    z.looseObject({
      id: z.string(),
      include: Prefixes.min(1),
      exclude: Prefixes,
      indicators: z.partialRecord(z.enum(['X', 'Y', 'Z']), Limits),
    }),
  ),
  notCovered: z.array(z.looseObject({ prefixes: Prefixes })),
});
const sizes = Sizes.parse(read('enterprise-size-2011'));
const industry = CodeList.parse(read('industry-gbt4754-2017'));

const within = (code: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => code.startsWith(prefix));
const rowsFor = (code: string): string[] =>
  sizes.thresholds.filter((row) => within(code, row.include) && !within(code, row.exclude)).map((row) => row.id);

test('every division is in one row or said to be without thresholds, save the two that are split further down', () => {
  const split = ['K70', 'G59'];
  const divisions = industry.items.flatMap((section) => section.children ?? []).map((item) => item.code);
  const bare = sizes.notCovered.flatMap((row) => row.prefixes);
  for (const code of divisions.filter((each) => !split.includes(each))) {
    expect({ code, rows: rowsFor(code).length + (within(code, bare) ? 1 : 0) }).toEqual({ code, rows: 1 });
  }
});

test('groups and classes of the split divisions fall into their own rows', () => {
  expect(rowsFor('G591')).toEqual(['transport']);
  expect(rowsFor('G594')).toEqual(['storage']);
  expect(rowsFor('K7010')).toEqual(['real-estate-development']);
  expect(rowsFor('K7030')).toEqual(['other']);
  expect(rowsFor('K7040')).toEqual([]);
});

test('limits rise from small to large and each row has at least one', () => {
  for (const { id, indicators } of sizes.thresholds) {
    const limits = Object.values(indicators);
    expect({ id, some: limits.length > 0 }).toEqual({ id, some: true });
    for (const [small, medium, large] of limits) expect(small < medium && medium < large).toBe(true);
  }
});
