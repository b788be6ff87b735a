import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '#src/domain/assignment/assign.ts';
import { feasibilityFaults } from '#src/domain/assignment/feasible.ts';
import type { Application, Assessor, AssignmentProblem } from '#src/domain/assignment/problem.ts';
import { isDenial } from '#src/domain/denial.ts';
import { assigned, problems } from './small-problems.ts';

const person = (id: string, more: Partial<Assessor> = {}): Assessor => ({
  id,
  order: 0,
  capacity: 1,
  city: null,
  employer: null,
  leads: true,
  industries: [],
  categories: [],
  ...more,
});
const wanting = (id: string, more: Partial<Application> = {}): Application => ({
  id,
  order: 0,
  size: 1,
  least: 1,
  leads: 0,
  industry: null,
  category: null,
  ...more,
});
const problem = (more: Partial<AssignmentProblem>): AssignmentProblem => ({
  format: 1,
  assessors: [],
  applications: [],
  conflicts: [],
  rules: { perCity: 1, perEmployer: 1, weights: { fit: 1, soft: 1, spread: 1 } },
  fixed: [],
  ...more,
});
const membersOf = (asked: AssignmentProblem): Record<string, readonly string[]> =>
  Object.fromEntries(assigned(asked).panels.map(({ application, members }) => [application, members]));

describe('[R6] a panel', () => {
  it('keeps capacity, conflicts, leads and caps, whatever the problem', () => {
    fc.assert(
      fc.property(problems({ assessors: 8, applications: 5, crossing: true }), (asked) => {
        expect(feasibilityFaults(asked, assigned(asked))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has one of a city and of an employer, though the employer has people in two cities', () => {
    const people = [
      person('a', { city: 'east', employer: 'mill' }),
      person('b', { city: 'west', employer: 'mill' }),
      person('c', { city: 'east', employer: 'bank' }),
    ];
    const { levels } = assigned(problem({ assessors: people, applications: [wanting('x', { size: 3 })] }));
    expect(levels.seats).toBe(2);
    expect(membersOf(problem({ assessors: people, applications: [wanting('x', { size: 3 })] }))['x']).toEqual([
      'b',
      'c',
    ]);
  });

  it('leaves the seat of a lead empty rather than seat somebody who may not lead', () => {
    const asked = problem({
      assessors: [person('a', { leads: false }), person('b', { leads: false })],
      applications: [wanting('x', { size: 2, leads: 1 })],
    });
    expect(membersOf(asked)['x']).toHaveLength(1);
  });

  it('is led by who knows the field best of those who may lead', () => {
    const asked = problem({
      assessors: [
        person('a'),
        person('b', { industries: ['C39'] }),
        person('c', { leads: false, industries: ['C391'] }),
      ],
      applications: [wanting('x', { size: 3, leads: 1, industry: 'C391' })],
    });
    expect(assigned(asked).panels[0]!.leads).toEqual(['b']);
  });

  it('keeps who is there by hand, even beyond a cap, and lets nobody else come under it', () => {
    const asked = problem({
      assessors: ['a', 'b', 'c', 'd'].map((id) => person(id, { city: id === 'd' ? 'west' : 'east' })),
      applications: [wanting('x', { size: 4 })],
      fixed: ['a', 'b'].map((assessor) => ({ assessor, application: 'x' })),
    });
    expect(membersOf(asked)['x']).toEqual(['a', 'b', 'd']);
  });

  it('reaches the least number of members in as many panels as can be before others are whole', () => {
    const asked = problem({
      assessors: ['a', 'b', 'c', 'd'].map((id) => person(id)),
      applications: [wanting('x', { size: 3, least: 2 }), wanting('y', { size: 3, least: 2 })],
    });
    expect(Object.values(membersOf(asked)).map((members) => members.length)).toEqual([2, 2]);
  });

  it('gives everybody the minimum before it looks at the fit', () => {
    const asked = problem({
      assessors: [person('a', { capacity: 2, industries: ['C391'] }), person('b', { capacity: 2, minimum: 1 })],
      applications: ['x', 'y'].map((id) => wanting(id, { industry: 'C391' })),
    });
    expect(assigned(asked).levels).toMatchObject({ seats: 2, minimum: 1, fit: 3 });
  });

  it('spreads the load where the fit is the same', () => {
    const asked = problem({
      assessors: ['a', 'b', 'c'].map((id) => person(id, { capacity: 3 })),
      applications: ['x', 'y', 'z'].map((id) => wanting(id)),
    });
    expect(new Set(Object.values(membersOf(asked)).flat()).size).toBe(3);
  });
});

describe('[R6] the same problem', () => {
  it('gives the same panels and prices in whatever order its lists come', () => {
    const shuffled = problems({ assessors: 7, applications: 4, crossing: true }).chain((asked) =>
      fc
        .record({
          assessors: fc.shuffledSubarray([...asked.assessors], { minLength: asked.assessors.length }),
          applications: fc.shuffledSubarray([...asked.applications], { minLength: asked.applications.length }),
          conflicts: fc.shuffledSubarray([...asked.conflicts], { minLength: asked.conflicts.length }),
          fixed: fc.shuffledSubarray([...asked.fixed], { minLength: asked.fixed.length }),
        })
        .map((lists) => [asked, { ...asked, ...lists }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(assign(other)).toEqual(assign(one));
      }),
    );
  });

  it('gives other equals the seat by another order of the draw', () => {
    const asked = (orders: readonly number[]): AssignmentProblem =>
      problem({
        assessors: ['a', 'b', 'c'].map((id, index) => person(id, { order: orders[index]! })),
        applications: [wanting('x')],
      });
    const chosen = [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ].map((orders) => membersOf(asked(orders))['x']![0]);
    expect(new Set(chosen).size).toBe(3);
  });
});

describe('[R6] a problem that contradicts itself', () => {
  it('is refused with all that is wrong', () => {
    const result = assign(
      problem({
        assessors: [person('a', { minimum: 2 }), person('a')],
        applications: [wanting('x', { least: 2 })],
        conflicts: [{ assessor: 'a', application: 'x', source: 'declared', weight: null }],
        fixed: [
          { assessor: 'a', application: 'x' },
          { assessor: 'b', application: 'x' },
        ],
      }),
    );
    expect(isDenial(result) && (result.detail as string[]).length).toBe(5);
  });

  it('is refused where its weights are too large to be counted exactly', () => {
    const asked = problem({
      assessors: [person('a', { industries: ['C'] })],
      applications: [wanting('x', { industry: 'C' })],
      rules: { perCity: null, perEmployer: null, weights: { fit: 2 ** 50, soft: 1, spread: 2 ** 50 } },
    });
    expect(assign(asked)).toMatchObject({ denied: true, code: 'too-large' });
  });
});
