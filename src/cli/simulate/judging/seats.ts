import { officeOf, plannedOf, type Court, type StageOfClass } from './court.ts';
import { wholePool } from './pool.ts';
import { taking, type BoardPage, type PanelPage } from './pages.ts';

interface Refill {
  readonly application: string;
  readonly leaves: string | null;
  readonly reason: string;
}

/** One refill at a time: loads are looked at anew for each. */
const turns = new WeakMap<Court, Promise<unknown>>();

/**
 * The office fills a panel again, without whom it names, with those of the pool who fit and have the least to do. Gives
 * how many came; where nobody leaves and nobody fits all stays as it is.
 */
export async function refill(court: Court, of: StageOfClass, wanted: Refill): Promise<number> {
  const before = turns.get(court) ?? Promise.resolve();
  const turn = before.catch(() => undefined).then(async () => await fill(court, of, wanted));
  turns.set(court, turn);
  return await turn;
}

async function fill(court: Court, { path }: StageOfClass, { application, leaves, reason }: Refill): Promise<number> {
  const office = await officeOf(court, 'handler');
  const board = await office.get<BoardPage>(path);
  const { stage, panels } = board;
  const panel = panels.find((one) => one.application === application);
  const stay = (panel === undefined ? [] : taking(panel)).filter((one) => one.assessor !== leaves);
  const was = new Set(panel?.members.map((one) => one.assessor));
  const fresh = await fitting(
    court,
    board,
    application,
    stay.map((one) => one.assessor),
    was,
  );
  const come = fresh.slice(0, stage.size - stay.length);
  if (come.length === 0 && leaves === null) return 0;
  const members = [
    ...stay.map(({ assessor, lead }) => ({ assessor, lead })),
    ...come.map((assessor) => ({ assessor, lead: false })),
  ];
  const led = members.some((one) => one.lead);
  await office.put(`${path}/panels/${application}`, {
    members: members.map((one, index) => ({ ...one, lead: one.lead || (!led && index === 0) })),
    reason,
  });
  return come.length;
}

/** Who may be added to a panel: pledged, never on it before, no conflict known, load and caps kept; in the order of what they have. */
async function fitting(
  court: Court,
  { panels }: BoardPage,
  application: string,
  stay: readonly string[],
  was: ReadonlySet<string>,
): Promise<string[]> {
  const rules = court.world.edition.assessment?.pool;
  const office = await officeOf(court, 'handler');
  const { conflicts } = await office.get<ConflictsPage>(`/api/cases/${application}/conflicts`);
  const tied = new Set(
    conflicts.filter(({ state }) => state !== 'dismissed' && state !== 'gone').map((one) => one.assessor.id),
  );
  const loads = loadsOf(panels);
  const free = (await wholePool(court))
    .filter(({ id, pledged }) => pledged && !was.has(id) && !tied.has(id) && court.record.pool.has(id))
    .filter(({ id }) => (loads.get(id) ?? 0) < (rules?.load ?? 0))
    .map(({ id }) => id)
    .toSorted((a, b) => (loads.get(a) ?? 0) - (loads.get(b) ?? 0) || plannedOf(court, a).n - plannedOf(court, b).n);
  const chosen: string[] = [];
  for (const id of free) if (withinCaps(court, [...stay, ...chosen, id])) chosen.push(id);
  return chosen;
}

interface ConflictsPage {
  readonly conflicts: readonly {
    readonly state: string;
    readonly weight: string;
    readonly assessor: { readonly id: string };
  }[];
}

/** How many panels each has, those they left not counted. */
export function loadsOf(panels: readonly PanelPage[]): ReadonlyMap<string, number> {
  const loads = new Map<string, number>();
  for (const panel of panels)
    for (const { assessor } of taking(panel)) loads.set(assessor, (loads.get(assessor) ?? 0) + 1);
  return loads;
}

/** Whether these may sit together: no more of one city or one house than the edition says. */
export function withinCaps(court: Court, members: readonly string[]): boolean {
  const { perCity = null, perEmployer = null } = court.world.edition.assessment?.pool ?? {};
  const profiles = members.map((one) => plannedOf(court, one).profile);
  const most = (values: readonly (string | null)[]): number =>
    Math.max(
      0,
      ...[
        ...Map.groupBy(
          values.filter((one) => one !== null),
          (one) => one,
        ).values(),
      ].map((list) => list.length),
    );
  return (
    (perCity === null || most(profiles.map((one) => one.city)) <= perCity) &&
    (perEmployer === null || most(profiles.map((one) => one.employer)) <= perEmployer)
  );
}
