import type { Pairs } from './pairs.ts';
import type { Rules } from './problem.ts';

/** How many may still join a panel beside those who are there by hand; a hand-made excess leaves no room, it is no fault. */
export interface Limits {
  readonly members: number;
  /** Members who may not lead: the seats of leads are not theirs. */
  readonly plain: number;
  /** Of one city and of one employer; no number is no cap. */
  readonly city: (city: number) => number;
  readonly employer: (employer: number) => number;
}

/** The limits of one application's panel; cities and employers by their numbers in `pairs`, −1 for none. */
export function limitsOf(pairs: Pairs, { perCity, perEmployer }: Rules, application: number): Limits {
  const { size, leads } = pairs.applications[application]!;
  const members = pairs.fixed[application]!;
  const without = members.filter((member) => !pairs.assessors[member]!.leads).length;
  const left = (cap: number | null, of: Int32Array, group: number): number =>
    cap === null || group < 0
      ? Number.POSITIVE_INFINITY
      : Math.max(0, cap - members.filter((member) => of[member] === group).length);
  return {
    members: Math.max(0, size - members.length),
    plain: Math.max(0, size - leads - without),
    city: (city) => left(perCity, pairs.cityOf, city),
    employer: (employer) => left(perEmployer, pairs.employerOf, employer),
  };
}
