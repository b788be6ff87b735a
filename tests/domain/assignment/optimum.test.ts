import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Levels } from '#src/domain/assignment/objective.ts';
import { verifyAssignment } from '#src/domain/assignment/proof.ts';
import { bestByLooking, compare, type Rank } from './brute-force.ts';
import { assigned, problems } from './small-problems.ts';

const rankOf = ({ seats, least, minimum, fit, spread }: Levels): Rank => [seats, least, minimum, fit, -spread];

describe('[R6] panels of a small problem', () => {
  it('are the best on every level, first things first, and proven so, where no caps cross', () => {
    fc.assert(
      fc.property(problems({ assessors: 5, applications: 3, crossing: false }), (problem) => {
        const result = assigned(problem);
        expect(rankOf(result.levels)).toEqual(bestByLooking(problem));
        expect(result.bound).toBe(result.value);
        expect(verifyAssignment(problem, result)).toMatchObject({ faults: [], gap: 0 });
      }),
      { numRuns: 300 },
    );
  });

  it('are the best with caps that cross too, and never is more claimed than is proven', () => {
    const gaps: number[] = [];
    fc.assert(
      fc.property(problems({ assessors: 5, applications: 3, crossing: true }), (problem) => {
        const result = assigned(problem);
        expect(verifyAssignment(problem, result)).toMatchObject({ faults: [], gap: result.bound - result.value });
        expect(compare(rankOf(result.levels), bestByLooking(problem))).toBe(0);
        gaps.push(result.bound - result.value);
      }),
      { numRuns: 300 },
    );
    expect(gaps.filter((gap) => gap > 0).length).toBeLessThan(gaps.length / 20);
  });
});
