import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onStep, planJudging, scoreOf } from '#src/cli/simulate/judging/plan.ts';
import { mostOf, pointsOf } from '#src/cli/simulate/judging/recompute.ts';
import { ratioText, zero } from '#src/definition/value/ratio.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { stageResult } from '#src/domain/scoring/stage-result.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';

const found = demoOnDisk(join(resolve(import.meta.dirname, '../..'), 'programmes'));
const edition = found?.edition;
const counted = Object.entries(edition?.assessment?.classes ?? {}).flatMap(([id, rules]) =>
  rules.overall.points === null ? [] : rules.stages.map((stage) => ({ class: id, rules, stage, path: '' })),
);

describe('a plan of a judging', () => {
  it('follows from its seed, and gives percents on the steps of a scale', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(1, 5, 10), fc.string(), (seed, stepPercent, clause) => {
        const plan = planJudging(seed, 9, ['a', 'b']);
        expect(plan).toEqual(planJudging(seed, 9, ['a', 'b']));
        const place = { applicant: 'x', stage: 's', clause, scale: { stepPercent } };
        for (const one of plan.assessors) {
          const score = scoreOf(plan, one, place);
          expect(score).toBe(scoreOf(plan, one, place));
          expect(score).toBe(onStep(score, place.scale));
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what a run works out anew', () => {
  it.each(counted)('is what the product makes of the same percents: $class $stage.id', (of) => {
    const criteria = edition?.criteria[of.stage.criteria ?? of.rules.criteria];
    if (criteria === undefined) throw new Error('no criteria');
    const set = scoredSet(criteria);
    const percents = fc.record(
      Object.fromEntries(set.items.map(({ clause }) => [clause, fc.integer({ min: 0, max: 20 }).map((n) => n * 5)])),
    );
    fc.assert(
      fc.property(fc.array(percents, { minLength: 1, maxLength: 5 }), (members) => {
        const consensus = of.stage.combine === 'consensus' ? (members[0] ?? {}) : null;
        const panel = { members: members.map((one, n) => ({ assessor: `${n}`, percents: one })), consensus };
        const { tally } = stageResult(of.stage, set, panel);
        const own = pointsOf(criteria, of, { members, consensus })?.get('') ?? zero;
        expect(tally.counted && tally.complete && ratioText(tally.total)).toBe(ratioText(own));
        expect(mostOf(criteria)).toBe(set.maximum);
      }),
      { numRuns: 40 },
    );
  });
});
