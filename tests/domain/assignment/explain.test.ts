import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortages } from '#src/domain/assignment/explain.ts';
import type { Assessor, AssignmentProblem } from '#src/domain/assignment/problem.ts';
import { assigned, problems } from './small-problems.ts';

const person = (id: string, more: Partial<Assessor>): Assessor => ({
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

describe('[R6] a seat that stays empty', () => {
  const asked: AssignmentProblem = {
    format: 1,
    assessors: [
      person('seated', { city: 'east', employer: 'mill' }),
      person('neighbour', { city: 'east' }),
      person('colleague', { city: 'west', employer: 'mill' }),
      person('supplier', {}),
      person('local', {}),
      person('away', { capacity: 0 }),
    ],
    applications: [{ id: 'x', order: 0, size: 3, least: 2, leads: 0, industry: null, category: null }],
    conflicts: [
      { assessor: 'supplier', application: 'x', source: 'supplier', weight: null },
      { assessor: 'local', application: 'x', source: 'own-city', weight: null },
    ],
    rules: { perCity: 1, perEmployer: 1, weights: { fit: 1, soft: 1, spread: 1 } },
    fixed: [{ assessor: 'seated', application: 'x' }],
  };

  it('is explained: how many are kept from it by what', () => {
    const [shortage] = shortages(asked, assigned(asked));
    expect(shortage).toMatchObject({ application: 'x', seats: 2, leads: 0, publishable: false });
    expect(shortage!.excluded.map(({ reason, source, count }) => [reason, source, count]).toSorted()).toEqual([
      ['capacity', null, 1],
      ['city', null, 1],
      ['conflict', 'own-city', 1],
      ['conflict', 'supplier', 1],
      ['employer', null, 1],
    ]);
  });

  it('of a lead counts those who may not lead', () => {
    const led = {
      ...asked,
      assessors: asked.assessors.map((one) => ({ ...one, leads: false })),
      applications: [{ ...asked.applications[0]!, size: 2, leads: 1 }],
    };
    const [shortage] = shortages(led, assigned(led));
    expect(shortage).toMatchObject({ seats: 1, leads: 1 });
    expect(shortage!.excluded).toContainEqual({ reason: 'not-lead', source: null, count: 3 });
  });

  it('is proven: these applications want more than these assessors can take', () => {
    const scarce: AssignmentProblem = {
      ...asked,
      assessors: ['a', 'b', 'c'].map((id) => person(id, {})),
      applications: ['x', 'y', 'z'].map((id) => ({
        ...asked.applications[0]!,
        id,
        size: id === 'z' ? 1 : 2,
        least: 0,
      })),
      conflicts: ['x', 'y'].map((application) => ({ assessor: 'c', application, source: 'declared', weight: null })),
      fixed: [],
    };
    const found = shortages(scarce, assigned(scarce));
    for (const { tight } of found) {
      expect(tight!.applications.toSorted()).toEqual(['x', 'y']);
      expect(tight!.assessors.toSorted()).toEqual(['a', 'b']);
      expect(tight).toMatchObject({ most: 2, wanted: 4, caps: [] });
    }
    expect(found.length).toBeGreaterThan(0);
  });

  it('is told of every panel that is not whole, and of no other; who could simply come is never left out', () => {
    fc.assert(
      fc.property(problems({ assessors: 6, applications: 3, crossing: true }), (problem) => {
        const result = assigned(problem);
        const told = new Map(shortages(problem, result).map((one) => [one.application, one]));
        for (const { id, size, leads } of problem.applications) {
          const members = result.panels.find(({ application }) => application === id)!.members;
          const led = members.filter((member) => problem.assessors.find((one) => one.id === member)!.leads).length;
          expect(told.has(id)).toBe(members.length < size || led < leads);
          const tight = told.get(id)?.tight ?? null;
          if (tight !== null) expect(tight.most).toBeLessThan(tight.wanted);
        }
      }),
      { numRuns: 200 },
    );
  });
});
