import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Clause } from '#src/definition/edition.ts';
import { Text } from '#src/definition/text.ts';
import { readFixture } from '../notice/build-fixture.ts';

const folder = new URL('../../criteria/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

const CriteriaClause = Clause.extend({
  points: z.int().nullable().optional(),
  kind: z.string().optional(),
  summary: Text.optional(),
  lead: Text.optional(),
});
const Criteria = z.looseObject({ id: z.string(), title: Text, clauses: z.array(CriteriaClause).min(1) });
const Bands = z.array(
  z.strictObject({ band: z.int(), percents: z.array(z.int()), describes: z.record(z.string(), Text) }),
);
const sum = (clauses: readonly z.infer<typeof CriteriaClause>[]): number =>
  clauses.reduce((total, clause) => total + (clause.points ?? 0), 0);

test('every Chinese wording of criteria/ has an English gloss and every file bears its own id', () => {
  for (const file of readdirSync(folder)) {
    const head = z.looseObject({ id: z.string() }).parse(read(file.replace('.json', '')));
    expect(`${head.id}.json`).toBe(file);
    JSON.stringify(head, (_key, value: unknown) => {
      if (value && typeof value === 'object' && 'zh' in value) expect(Text.safeParse(value).success).toBe(true);
      return value;
    });
  }
});

describe('GB/T 19580-2012 [N4][M4]', () => {
  const { clauses } = Criteria.parse(read('gbt19580-2012'));
  const items = clauses.filter((clause) => clause.level === 2);

  test('23 items hold 1,000 points: 600 of process, 400 of results', () => {
    expect(items).toHaveLength(23);
    expect(sum(items)).toBe(1000);
    expect(sum(items.filter((item) => item.kind === 'process'))).toBe(600);
    expect(sum(items.filter((item) => item.kind === 'result'))).toBe(400);
  });

  test('each category’s points are the sum of its items', () => {
    for (const category of clauses.filter((clause) => clause.level === 1)) {
      expect(sum(items.filter((item) => item.id.startsWith(`${category.id}.`)))).toBe(category.points);
    }
  });

  test('each item says what it is about and asks three to six questions', () => {
    for (const item of items) {
      expect(item.summary).toBeDefined();
      expect(item.prompts.length).toBeGreaterThanOrEqual(3);
      expect(item.prompts.length).toBeLessThanOrEqual(6);
    }
  });

  test('no question is asked twice', () => {
    const prompts = items.flatMap((item) => item.prompts.map((prompt) => prompt.zh));
    expect(new Set(prompts).size).toBe(prompts.length);
  });
});

test('the overview has two parts and five sections, each with questions [M3]', () => {
  const { clauses } = Criteria.parse(read('gbz19579-appb-overview'));
  expect(clauses.filter((clause) => clause.level === 1)).toHaveLength(2);
  const sections = clauses.filter((clause) => clause.level === 2);
  expect(sections).toHaveLength(5);
  for (const section of sections) expect(section.prompts.length).toBeGreaterThan(0);
});

test('the bands of process and results cover 0 to 100 in steps of five, each dimension in words', () => {
  const kind = z.looseObject({ dimensions: z.array(z.looseObject({ id: z.string() })).length(4), bands: Bands });
  const scale = JSON.parse(readFileSync(new URL('../scales/gbz19579-appc.json', folder), 'utf8')) as unknown;
  const { kinds } = z.looseObject({ kinds: z.object({ process: kind, result: kind }) }).parse(scale);
  for (const { dimensions, bands } of [kinds.process, kinds.result]) {
    expect(bands.flatMap((band) => band.percents)).toEqual(Array.from({ length: 21 }, (_, step) => step * 5));
    for (const band of bands) expect(Object.keys(band.describes)).toEqual(dimensions.map((dimension) => dimension.id));
  }
});

describe('the individual’s guide, attachment 4 [A4.1]', () => {
  const guide = Criteria.extend({
    points: z.null(),
    readingIntro: Text,
    reading: z.array(z.strictObject({ title: Text, paragraphs: z.array(Text).min(1) })),
  }).parse(read('jiangsu-individual-2020'));
  const printed = readFixture().filter((piece) => piece.attachment === 4);
  const section = (name: string): string[] =>
    printed.filter((piece) => piece.section === name).map((piece) => piece.text);
  const items = guide.clauses.filter((clause) => clause.level === 2);

  test('seven aspects and sixteen items carry no points', () => {
    expect(guide.clauses.filter((clause) => clause.level === 1)).toHaveLength(7);
    expect(items).toHaveLength(16);
    for (const clause of guide.clauses) expect(clause.points).toBeNull();
  });

  test('the lettered questions are those of the notice, word by word and in order', () => {
    const questions = section('3').filter((text) => /^[a-z]\) /u.test(text));
    expect(questions).toHaveLength(39);
    expect(items.flatMap((item) => item.prompts.map((prompt) => prompt.zh))).toEqual(questions);
  });

  test('titles and leads are those of the notice', () => {
    for (const item of items)
      expect(section('3')).toEqual(expect.arrayContaining([`${item.id} ${item.title.zh}`, item.lead?.zh]));
    for (const aspect of guide.clauses.filter((clause) => clause.level === 1)) {
      expect(section('3').some((text) => /^\d[.、] ?/u.test(text) && text.endsWith(aspect.title.zh))).toBe(true);
    }
  });

  test('the eight core ideas are those of the notice, word by word and in order', () => {
    expect(guide.reading).toHaveLength(8);
    const wording = guide.reading.flatMap((idea) => [
      idea.title.zh,
      ...idea.paragraphs.map((paragraph) => paragraph.zh),
    ]);
    expect(['二、核心理念', guide.readingIntro.zh, ...wording]).toEqual(section('2'));
  });
});
