import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { knowledge } from '#src/domain/assignment/fit.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { taking } from '#src/domain/judging/panel-state.ts';
import { activeAssessors, type Assessor } from '#src/store/assessors.ts';
import { readTerms, unsaidTerm } from '#src/store/assessor-terms.ts';
import { findApplication } from '#src/store/applications.ts';
import { readConflicts, stands, type Conflict } from '#src/store/conflicts.ts';
import { readPanels } from '#src/store/panels.ts';
import type { Deps } from '../deps.ts';
import { fieldsOf } from './assignment-problem.ts';
import { judgedStage, judgingOf } from './judged-edition.ts';

export interface PanelChoice {
  readonly assessor: Assessor;
  readonly available: boolean;
  /** Whether the edition lets them lead a panel. */
  readonly leads: boolean;
  /** How well they know the applicant's field: 0 to 6 points. */
  readonly fit: number;
  /** Panels of this stage they sit on, and how many they may. */
  readonly load: number;
  readonly capacity: number;
  readonly conflicts: readonly Conflict[];
}
export interface PanelChoices {
  readonly industry: string | null;
  readonly choices: readonly PanelChoice[];
  /** All that match, beyond those given. */
  readonly count: number;
}

/** So many are given at once; a search finds the others. */
const most = 60;

/**
 * Whom of the pool a panel can be given, the most fitting first: free of conflicts, then by the field they know, then by how
 * little they have. Everybody is there with what stands against them, so that nobody is looked for in vain.
 */
export async function panelChoices(
  deps: Deps,
  actor: Actor,
  { application, search, ...key }: StageKey & { readonly application: string; readonly search?: string | undefined },
): Promise<PanelChoices | Denial> {
  const denial = whyNot(actor, 'judging.manage', judgingOf(key.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const found = await findApplication(deps.db, application);
  if (found === null || found.programme !== key.programme)
    return deny('absent', '没有这份申报。', 'There is no such application.');
  const { pool } = judged.assessment;
  const people = (await activeAssessors(deps.db, key.programme)).filter((one) => matches(one, search));
  const field = await fieldsOf(deps, deps.db, application, judged.rules.fit);
  const terms = await readTerms(deps.db, key);
  const loads = await loadsOf(deps, key);
  const conflicts = Map.groupBy(
    (await readConflicts(deps.db, [application])).filter(stands),
    ({ assessorId }) => assessorId,
  );
  const choices = people.map((assessor): PanelChoice => {
    const term = terms.get(assessor.id) ?? unsaidTerm;
    return {
      assessor,
      available: term.available,
      leads: pool.leads.length === 0 || pool.leads.some((one) => assessor.profile.qualifications.includes(one)),
      fit: knowledge(assessor.profile, field),
      load: loads.get(assessor.id) ?? 0,
      capacity: term.load ?? pool.load,
      conflicts: conflicts.get(assessor.id) ?? [],
    };
  });
  return { industry: field.industry, choices: choices.toSorted(better).slice(0, most), count: choices.length };
}

function matches({ name, profile }: Assessor, search: string | undefined): boolean {
  const wanted = search?.trim().toLowerCase() ?? '';
  if (wanted === '') return true;
  return [name, profile.employer, ...profile.industries, ...profile.categories, ...profile.qualifications].some(
    (text) => text.toLowerCase().includes(wanted),
  );
}

async function loadsOf(deps: Deps, key: StageKey): Promise<ReadonlyMap<string, number>> {
  const loads = new Map<string, number>();
  for (const { members } of await readPanels(deps.db, key))
    for (const { assessorId } of taking(members)) loads.set(assessorId, (loads.get(assessorId) ?? 0) + 1);
  return loads;
}

/** What stands against somebody: a hard conflict or no time before a soft one, that before a full load. */
function against({ conflicts, available, load, capacity }: PanelChoice): number {
  if (!available || conflicts.some((one) => one.weight === 'hard')) return 3;
  if (conflicts.length > 0) return 2;
  return load >= capacity ? 1 : 0;
}

const better = (a: PanelChoice, b: PanelChoice): number =>
  against(a) - against(b) || b.fit - a.fit || a.load - b.load || (a.assessor.id < b.assessor.id ? -1 : 1);
