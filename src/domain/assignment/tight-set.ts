import { pairKey, type Application, type Assessor, type AssignmentProblem } from './problem.ts';

/**
 * A cut that proves seats must stay empty: whoever may join one of these applications is one of these assessors, whose
 * capacity is used up in them, or comes under a cap that is full there. `most` is all that both can give, `wanted` what is asked.
 */
export interface TightSet {
  readonly applications: readonly string[];
  readonly assessors: readonly string[];
  readonly caps: readonly {
    readonly application: string;
    readonly cap: 'city' | 'employer' | 'plain';
    readonly of: string;
  }[];
  readonly most: number;
  readonly wanted: number;
}

/** Looks for tight sets around applications with an empty seat; gives null where none was found that proves anything. */
export function tightSets(
  problem: AssignmentProblem,
  panelOf: ReadonlyMap<string, readonly string[]>,
): (start: Application) => TightSet | null {
  const people = new Map(problem.assessors.map((one) => [one.id, one]));
  const known: Known = {
    problem,
    people,
    cases: new Map(problem.applications.map((one) => [one.id, one])),
    blocked: new Set(problem.conflicts.filter(({ weight }) => weight === null).map(pairKey)),
    panelOf: new Map([...panelOf].map(([id, members]) => [id, members.flatMap((member) => people.get(member) ?? [])])),
    servedBy: Map.groupBy(
      [...panelOf].flatMap(([application, members]) => members.map((assessor) => ({ application, assessor }))),
      ({ assessor }) => assessor,
    ),
  };
  return (start) => around(known, start, false) ?? around(known, start, true);
}

interface Known {
  readonly problem: AssignmentProblem;
  readonly people: ReadonlyMap<string, Assessor>;
  readonly cases: ReadonlyMap<string, Application>;
  readonly blocked: ReadonlySet<string>;
  readonly panelOf: ReadonlyMap<string, readonly Assessor[]>;
  readonly servedBy: ReadonlyMap<string, readonly { readonly application: string }[]>;
}

/** The closed set around an application: all who may join, the applications they serve, and so on; full caps close it if asked to. */
function around({ problem, people, cases, blocked, panelOf, servedBy }: Known, start: Application, capped: boolean) {
  const [applications, assessors] = [new Set([start.id]), new Set<string>()];
  const caps = new Map<string, TightSet['caps'][number] & { room: number }>();
  for (const id of applications) {
    for (const one of problem.assessors) {
      if (assessors.has(one.id) || blocked.has(pairKey({ assessor: one.id, application: id }))) continue;
      const cap = capped ? fullCap(problem, cases.get(id)!, panelOf.get(id) ?? [], one) : null;
      if (cap !== null) caps.set(JSON.stringify([id, cap.cap, cap.of]), { ...cap, application: id });
      else {
        assessors.add(one.id);
        for (const served of servedBy.get(one.id) ?? []) applications.add(served.application);
      }
    }
  }
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);
  const filled = sum([...applications].map((id) => panelOf.get(id)?.length ?? 0));
  const wanted = sum([...applications].map((id) => cases.get(id)!.size));
  const most =
    sum([...assessors].map((id) => people.get(id)!.capacity)) + sum([...caps.values()].map(({ room }) => room));
  if (most > filled || most >= wanted) return null;
  return {
    applications: [...applications],
    assessors: [...assessors],
    caps: [...caps.values()].map(({ room: _room, ...cap }) => cap),
    most,
    wanted,
  };
}

function fullCap(
  { rules: { perCity, perEmployer } }: AssignmentProblem,
  { size, leads }: Application,
  members: readonly Assessor[],
  { city, employer, leads: mayLead }: Assessor,
) {
  const plain = members.filter((one) => !one.leads).length;
  if (!mayLead && plain >= size - leads) return { cap: 'plain' as const, of: '', room: size - leads };
  if (perCity !== null && city !== null && members.filter((one) => one.city === city).length >= perCity)
    return { cap: 'city' as const, of: city, room: perCity };
  if (
    perEmployer !== null &&
    employer !== null &&
    members.filter((one) => one.employer === employer).length >= perEmployer
  )
    return { cap: 'employer' as const, of: employer, room: perEmployer };
  return null;
}
