import { readFileSync } from 'node:fs';
import { Criteria } from '#src/definition/criteria.ts';
import { Scale } from '#src/definition/scale.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import * as fc from 'fast-check';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

/** The criteria, scales and sets of scored items that editions of this clone share. */
export const excellence = Criteria.parse(read('criteria/gbt19580-2012.json'));
export const individuals = Criteria.parse(read('criteria/jiangsu-individual-2020.json'));
export const defence = Criteria.parse(read('criteria/defence-2020.json'));
export const bands = Scale.parse(read('scales/gbz19579-appc.json'));
export const set = scoredSet(excellence);

/** A percent of every item of the excellence criteria, in steps of five. */
export const percents = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: set.items.length, maxLength: set.items.length })
  .map((steps) => Object.fromEntries(set.items.map(({ clause }, index) => [clause, steps[index]! * 5])));

export const full = (percent: number): Record<string, number> =>
  Object.fromEntries(set.items.map(({ clause }) => [clause, percent]));
