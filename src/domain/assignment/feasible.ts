import type { Assignment } from './assignment.ts';
import { pairKey, type Application, type Assessor, type AssignmentProblem, type Rules } from './problem.ts';

type Panel = Assignment['panels'][number];

/**
 * Rules that panels break, each naming where. Who is there by hand stays, even beyond a cap; then nobody else may come under
 * that cap.
 */
export function feasibilityFaults(problem: AssignmentProblem, { panels }: Pick<Assignment, 'panels'>): string[] {
  const people = new Map(problem.assessors.map((one) => [one.id, one]));
  const byId = Map.groupBy(panels, ({ application }) => application);
  const cases = new Set(problem.applications.map(({ id }) => id));
  return [
    ...[...byId.keys()].filter((id) => !cases.has(id)).map((id) => `panel ${id}: there is no such application`),
    ...problem.applications.flatMap((application) => {
      const [panel, ...more] = byId.get(application.id) ?? [];
      if (panel === undefined || more.length > 0)
        return [`panel ${application.id}: ${1 + more.length} are needed, once`];
      return panelFaults(problem, application, panel, people);
    }),
    ...conflictFaults(problem, panels),
    ...capacityFaults(problem, panels),
  ];
}

function panelFaults(
  { rules, fixed }: AssignmentProblem,
  application: Application,
  { members, leads }: Panel,
  people: ReadonlyMap<string, Assessor>,
): string[] {
  const where = `panel ${application.id}`;
  const strangers = members.filter((id) => !people.has(id));
  if (strangers.length > 0) return strangers.map((id) => `${where}: there is no assessor ${id}`);
  if (new Set(members).size < members.length) return [`${where}: somebody is in it twice`];
  const byHand = fixed.filter((one) => one.application === application.id).map(({ assessor }) => assessor);
  const persons = (ids: readonly string[]): Assessor[] => ids.flatMap((id) => people.get(id) ?? []);
  const mayLead = persons(members).filter((one) => one.leads);
  const wanted = Math.min(application.leads, mayLead.length);
  const rightLeads =
    new Set(leads).size === leads.length &&
    leads.length === wanted &&
    leads.every((id) => mayLead.some((one) => one.id === id));
  return [
    ...byHand.filter((id) => !members.includes(id)).map((id) => `${where}: ${id}, there by hand, is missing`),
    ...capFaults(where, application, rules, persons(members), persons(byHand)),
    ...(rightLeads ? [] : [`${where}: its leads are not ${wanted} of those who may lead`]),
  ];
}

function capFaults(
  where: string,
  { size, leads }: Application,
  { perCity, perEmployer }: Rules,
  members: readonly Assessor[],
  byHand: readonly Assessor[],
): string[] {
  const caps: readonly [string, number | null, (one: Assessor) => string | null][] = [
    ['members', size, () => 'all'],
    ['members who may not lead', size - leads, (one) => (one.leads ? null : 'all')],
    ['members of one city', perCity, ({ city }) => city],
    ['members of one employer', perEmployer, ({ employer }) => employer],
  ];
  return caps.flatMap(([what, cap, groupOf]) =>
    [...Map.groupBy(members, groupOf)].flatMap(([group, inGroup]) => {
      const most = Math.max(cap ?? members.length, byHand.filter((one) => groupOf(one) === group).length);
      return group === null || inGroup.length <= most ? [] : [`${where}: ${inGroup.length} ${what}, not ${most}`];
    }),
  );
}

function conflictFaults({ conflicts }: AssignmentProblem, panels: readonly Panel[]): string[] {
  const hard = new Map(conflicts.filter(({ weight }) => weight === null).map((one) => [pairKey(one), one.source]));
  return panels.flatMap(({ application, members }) =>
    members.flatMap((assessor) => {
      const source = hard.get(pairKey({ assessor, application }));
      return source === undefined ? [] : [`panel ${application}: ${assessor} has a conflict (${source})`];
    }),
  );
}

function capacityFaults({ assessors, fixed }: AssignmentProblem, panels: readonly Panel[]): string[] {
  const loads = Map.groupBy(
    panels.flatMap(({ members }) => members),
    (id) => id,
  );
  const byHand = Map.groupBy(fixed, ({ assessor }) => assessor);
  return assessors.flatMap(({ id, capacity }) => {
    const [load, most] = [loads.get(id)?.length ?? 0, Math.max(capacity, byHand.get(id)?.length ?? 0)];
    return load <= most ? [] : [`assessor ${id}: ${load} applications, not ${most}`];
  });
}
