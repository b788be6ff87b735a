import type { Assignment } from './assignment.ts';
import { pairKey, type Application, type Assessor, type AssignmentProblem } from './problem.ts';
import { tightSets, type TightSet } from './tight-set.ts';

/** Why somebody does not fill an empty seat; the first that holds, in this order. `elsewhere`: only by a change of other panels. */
export type Reason = 'conflict' | 'not-lead' | 'city' | 'employer' | 'capacity' | 'elsewhere';

/** How many are kept from an empty seat by one reason; conflicts are told apart by their source. */
export interface Excluded {
  readonly reason: Reason;
  readonly source: string | null;
  readonly count: number;
}

/** An application whose panel is not whole. */
export interface Shortage {
  readonly application: string;
  /** Empty seats, and how many of them are of leads. */
  readonly seats: number;
  readonly leads: number;
  /** Whether the panel has its least number of members and may be published. */
  readonly publishable: boolean;
  readonly excluded: readonly Excluded[];
  /** Proof that this many seats must stay empty among some applications, where one was found. */
  readonly tight: TightSet | null;
}

/** Every application with an empty seat, and what keeps each assessor from it. */
export function shortages(problem: AssignmentProblem, { panels }: Pick<Assignment, 'panels'>): Shortage[] {
  const people = new Map(problem.assessors.map((one) => [one.id, one]));
  const panelOf = new Map(panels.map(({ application, members }) => [application, members]));
  const tight = tightSets(problem, panelOf);
  const loads = new Map<string, number>();
  for (const { members } of panels) for (const id of members) loads.set(id, (loads.get(id) ?? 0) + 1);
  const sources = new Map<string, string>();
  for (const one of problem.conflicts)
    if (one.weight === null && !sources.has(pairKey(one))) sources.set(pairKey(one), one.source);
  return problem.applications.flatMap((application) => {
    const members = (panelOf.get(application.id) ?? []).flatMap((id) => people.get(id) ?? []);
    const seats = application.size - members.length;
    const leads = Math.max(0, application.leads - members.filter((one) => one.leads).length);
    if (seats <= 0 && leads === 0) return [];
    const others = problem.assessors.filter((one) => !members.includes(one));
    const onlyLeads = leads >= seats;
    const reasons = others.map((one) => ({
      reason: reasonOf(problem, one, members, onlyLeads, loads, sources.has(key(one, application))),
      source: sources.get(key(one, application)) ?? null,
    }));
    return [
      {
        application: application.id,
        seats: Math.max(seats, 0),
        leads,
        publishable: members.length >= application.least,
        excluded: counted(reasons),
        tight: seats > 0 ? tight(application) : null,
      },
    ];
  });
}

const key = (assessor: Assessor, application: Application): string =>
  pairKey({ assessor: assessor.id, application: application.id });

function reasonOf(
  { rules: { perCity, perEmployer } }: AssignmentProblem,
  one: Assessor,
  members: readonly Assessor[],
  onlyLeads: boolean,
  loads: ReadonlyMap<string, number>,
  conflict: boolean,
): Reason {
  const same = (of: (other: Assessor) => string | null): number =>
    of(one) === null ? 0 : members.filter((other) => of(other) === of(one)).length;
  if (conflict) return 'conflict';
  if (onlyLeads && !one.leads) return 'not-lead';
  if (perCity !== null && same(({ city }) => city) >= perCity) return 'city';
  if (perEmployer !== null && same(({ employer }) => employer) >= perEmployer) return 'employer';
  return (loads.get(one.id) ?? 0) >= one.capacity ? 'capacity' : 'elsewhere';
}

function counted(reasons: readonly Omit<Excluded, 'count'>[]): Excluded[] {
  const groups = Map.groupBy(reasons, ({ reason, source }) => JSON.stringify([reason, source]));
  return [...groups.values()]
    .map((same) => ({ ...same[0]!, count: same.length }))
    .toSorted((a, b) => b.count - a.count || (`${a.reason} ${a.source}` < `${b.reason} ${b.source}` ? -1 : 1));
}
