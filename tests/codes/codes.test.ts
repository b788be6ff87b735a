import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CodeList } from '#src/definition/edition.ts';

const folder = new URL('../../codes/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const files = readdirSync(folder);

const Head = z.looseObject({
  id: z.string(),
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  source: z.string().min(1),
  confidence: z.enum(['high', 'medium', 'low']),
  toBeConfirmed: z.boolean(),
});
const lists = files.filter((file) => 'items' in Head.parse(read(file)));

type Item = CodeList['items'][number];
const flatten = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flatten(item.children ?? [])]);
const itemsOf = (file: string): Item[] => flatten(CodeList.parse(read(file)).items);
const han = /\p{Script=Han}/u;

describe('every file of codes/', () => {
  test.each(files)('%s names itself, its source and how sure it is', (file) => {
    const head = Head.parse(read(file));
    expect(`${head.id}.json`).toBe(file);
    if (head.confidence !== 'high') expect(head.toBeConfirmed).toBe(true);
  });

  test.each(files)('%s glosses each Chinese wording in English', (file) => {
    const missing: string[] = [];
    JSON.stringify(read(file), (_key, value: unknown) => {
      const pair = z.looseObject({ zh: z.string(), en: z.string().optional() }).safeParse(value);
      if (pair.success && (!pair.data.zh || !pair.data.en || han.test(pair.data.en))) missing.push(pair.data.zh);
      return value;
    });
    expect(missing).toEqual([]);
  });
});

describe('code lists', () => {
  test('there are lists to look at', () => expect(lists.length).toBeGreaterThan(10));

  test.each(lists)('%s has no code twice and something to choose from', (file) => {
    const items = itemsOf(file);
    expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
    expect(items.filter((item) => item.selectable !== false).length).toBeGreaterThan(1);
  });

  test('industry has 20 sections and 97 divisions, each under its section’s letter', () => {
    const list = CodeList.parse(read('industry-gbt4754-2017.json'));
    expect(list.items).toHaveLength(20);
    const divisions = list.items.flatMap((section) => {
      for (const child of section.children ?? []) expect(child.code.startsWith(section.code)).toBe(true);
      return section.children ?? [];
    });
    expect(divisions.map((item) => Number(item.code.slice(1)))).toEqual(Array.from({ length: 97 }, (_, i) => i + 1));
  });

  test('the province has thirteen cities to choose from [R1]', () => {
    const cities = itemsOf('city-jiangsu.json').filter((item) => item.selectable !== false);
    expect(cities).toHaveLength(13);
    for (const city of cities) expect(city.code).toMatch(/^32\d\d00$/u);
  });

  test('size can be micro or not applicable, which the form has no box for [A1.1]', () => {
    expect(itemsOf('enterprise-size.json').map((item) => item.code)).toEqual([
      'large',
      'medium',
      'small',
      'micro',
      'not-applicable',
    ]);
  });

  test('the printed economic types map to registration types that exist [A1.1]', () => {
    const Mapping = z.looseObject({
      list: z.string(),
      mapping: z.array(z.looseObject({ codes: z.array(z.string()).min(1) })),
    });
    const { list, mapping } = Mapping.parse(read('economic-type-mapping.json'));
    const known = new Set(itemsOf(`${list}.json`).map((item) => item.code));
    expect(mapping).toHaveLength(8);
    for (const { codes } of mapping) for (const code of codes) expect(known).toContain(code);
  });
});
