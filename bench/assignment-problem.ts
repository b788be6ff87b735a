import type { AssignmentProblem } from '#src/domain/assignment/problem.ts';

/** Numbers from a seed (mulberry32), so that each run of the bench solves the same problem. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

const cities = 13;
const conflictsInTen = 1;
const letters = 'CDEFGHIJKLMN';

/**
 * A pool and applications as an award has them: 13 cities, one employer for about four assessors and now and then in two cities, a third
 * may lead, one pair in ten is in conflict and one in a hundred doubtful; panels of three, at most one of a city and employer.
 */
export function assignmentProblem(assessors: number, applications: number, capacity: number): AssignmentProblem {
  const roll = dice(assessors * 1000 + applications);
  const industry = (): string => `${letters.charAt(roll(letters.length))}${10 + roll(20)}${roll(9)}`;
  const pairs = Array.from({ length: assessors * applications }, (_, pair) => ({
    assessor: `p${pair % assessors}`,
    application: `a${Math.floor(pair / assessors)}`,
  }));
  return {
    format: 1,
    assessors: Array.from({ length: assessors }, (_, index) => {
      const employer = roll(Math.ceil(assessors / 4));
      return {
        id: `p${index}`,
        order: index,
        capacity,
        city: `city ${roll(50) === 0 ? roll(cities) : employer % cities}`,
        employer: `employer ${employer}`,
        leads: roll(3) === 0,
        industries: [industry(), industry()],
        categories: [roll(2) === 0 ? 'manufacturing' : 'service'],
      };
    }),
    applications: Array.from({ length: applications }, (_, index) => ({
      id: `a${index}`,
      order: index,
      size: 3,
      least: 3,
      leads: 1,
      industry: industry(),
      category: roll(3) === 0 ? 'service' : 'manufacturing',
    })),
    conflicts: pairs.flatMap((pair): AssignmentProblem['conflicts'][number][] => {
      if (roll(10) < conflictsInTen) return [{ ...pair, source: 'declared', weight: null }];
      return roll(100) === 0 ? [{ ...pair, source: 'claimed', weight: 1 }] : [];
    }),
    rules: { perCity: 1, perEmployer: 1, weights: { fit: 1, soft: 2, spread: 1 } },
    fixed: [],
  };
}
