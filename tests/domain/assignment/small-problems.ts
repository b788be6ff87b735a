import * as fc from 'fast-check';
import { isDenial } from '#src/domain/denial.ts';
import { assign } from '#src/domain/assignment/assign.ts';
import type { Assignment } from '#src/domain/assignment/assignment.ts';
import { pairKey, type AssignmentProblem } from '#src/domain/assignment/problem.ts';

const maybe = <T>(...values: readonly T[]) => fc.constantFrom<T | null>(null, ...values);

const assessor = fc.record({
  capacity: fc.integer({ min: 0, max: 3 }),
  city: maybe('east', 'west', 'south'),
  employer: maybe('mill', 'bank', 'yard'),
  leads: fc.boolean(),
  industries: fc.array(fc.constantFrom('C', 'C39', 'C391', 'D44'), { maxLength: 2 }),
  categories: fc.subarray(['service']),
});
const application = fc.record({
  size: fc.integer({ min: 0, max: 3 }),
  industry: maybe('C391', 'D442'),
  category: maybe('service'),
  least: fc.integer({ min: 0, max: 3 }),
  leads: fc.integer({ min: 0, max: 2 }),
});

export interface Shape {
  readonly assessors: number;
  readonly applications: number;
  /** Whether caps may cross, which no flow alone can express. */
  readonly crossing: boolean;
}

/** Problems so small that every set of panels can be looked at. */
export function problems({ assessors, applications, crossing }: Shape): fc.Arbitrary<AssignmentProblem> {
  const pair = fc.record({
    assessor: fc.nat(assessors - 1).map((index) => `p${index}`),
    application: fc.nat(applications - 1).map((index) => `a${index}`),
  });
  return fc
    .record({
      people: fc.array(fc.tuple(assessor, fc.nat(3)), { minLength: 1, maxLength: assessors }),
      cases: fc.array(application, { minLength: 1, maxLength: applications }),
      conflicts: fc.array(fc.tuple(pair, fc.option(fc.nat(3))), { maxLength: 6 }),
      fixed: fc.array(pair, { maxLength: 2 }),
      caps: crossing ? fc.tuple(maybe(1, 2), maybe(1, 2)) : fc.constant([null, null] as const),
      weights: fc.record({ fit: fc.nat(2), soft: fc.nat(2), spread: fc.nat(2) }),
    })
    .map(({ people, cases, conflicts, fixed, caps: [perCity, perEmployer], weights }) => {
      const known = (one: { assessor: string; application: string }): boolean =>
        Number(one.assessor.slice(1)) < people.length && Number(one.application.slice(1)) < cases.length;
      const listed = conflicts
        .filter(([one]) => known(one))
        .map(([one, weight]) => ({ ...one, source: weight === null ? 'declared' : 'claimed', weight }));
      const hard = new Set(listed.filter(({ weight }) => weight === null).map(pairKey));
      return {
        format: 1,
        assessors: people.map(([one, minimum], index) => ({
          ...one,
          id: `p${index}`,
          order: index,
          minimum: Math.min(minimum, one.capacity),
        })),
        applications: cases.map((one, index) => ({
          ...one,
          id: `a${index}`,
          order: index,
          least: Math.min(one.least, one.size),
          leads: Math.min(one.leads, one.size),
        })),
        conflicts: listed,
        rules: { perCity, perEmployer, weights },
        fixed: [...new Map(fixed.filter(known).map((one) => [pairKey(one), one])).values()].filter(
          (one) => !hard.has(pairKey(one)),
        ),
      };
    });
}

/** The panels of a problem that must have some. */
export function assigned(problem: AssignmentProblem): Assignment {
  const result = assign(problem);
  if (isDenial(result)) throw new Error(result.reason.en);
  return result;
}
