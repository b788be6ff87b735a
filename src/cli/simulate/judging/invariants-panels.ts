import { invariant, type Invariant } from '../invariant.ts';
import { applicantAt, officeOf, type Court } from './court.ts';
import { taking } from './pages.ts';
import { loadsOf, withinCaps } from './seats.ts';
import type { JudgedStage } from './seen-stages.ts';

interface ConflictsPage {
  readonly conflicts: readonly {
    readonly weight: string;
    readonly state: string;
    readonly assessor: { readonly id: string };
  }[];
}

/** Nobody who is tied to an applicant judges them. */
export async function nobodyTied(court: Court, stages: readonly JudgedStage[]): Promise<Invariant> {
  const office = await officeOf(court, 'handler');
  const broken: string[] = [];
  let looked = 0;
  for (const { board } of stages)
    for (const panel of board.panels) {
      const { conflicts } = await office.get<ConflictsPage>(`/api/cases/${panel.application}/conflicts`);
      const hard = conflicts.filter(
        (one) => one.weight === 'hard' && one.state !== 'dismissed' && one.state !== 'gone',
      );
      for (const { assessor } of taking(panel)) {
        looked += 1;
        if (hard.some((one) => one.assessor.id === assessor)) broken.push(`panel ${panel.id}: ${assessor}`);
      }
    }
  return invariant('nobody with a conflict judges', looked, broken);
}

/** Whoever works for an applicant was found to be tied to them, where the edition bars that. */
export async function tiesFound(court: Court, stages: readonly JudgedStage[]): Promise<Invariant> {
  const office = await officeOf(court, 'handler');
  const broken: string[] = [];
  let looked = 0;
  for (const [assessor, n] of court.record.pool)
    for (const { of, board } of stages) {
      const bars = of.rules.relations.some((one) => one.source === 'employer' && one.weight === 'hard');
      const own = board.panels.find((one) => {
        const { paper } = applicantAt(court, one.application);
        return paper.person === null && paper.name === court.plan.assessors[n]?.profile.employer;
      });
      if (!bars || own === undefined) continue;
      looked += 1;
      const { conflicts } = await office.get<ConflictsPage>(`/api/cases/${own.application}/conflicts`);
      if (!conflicts.some((one) => one.weight === 'hard' && one.assessor.id === assessor))
        broken.push(`${assessor} works for ${own.application}`);
    }
  return invariant('ties to applicants are found', looked, broken);
}

/** Panels are whole, no assessor has more than the edition's load, and the caps of cities and houses are kept. */
export function loadsKept(court: Court, stages: readonly JudgedStage[]): Invariant {
  const most = court.world.edition.assessment?.pool.load ?? 0;
  const broken: string[] = [];
  let looked = 0;
  for (const { of, board } of stages) {
    for (const [assessor, load] of loadsOf(board.panels))
      if (load > most) broken.push(`${of.class} ${of.stage.id}: ${assessor} has ${load} of ${most}`);
    for (const panel of board.panels) {
      looked += 1;
      const here = taking(panel);
      if (here.length < board.stage.least || here.length > board.stage.size)
        broken.push(`panel ${panel.id} has ${here.length} members`);
      if (here.filter((one) => one.lead).length !== 1) broken.push(`panel ${panel.id} has not one lead`);
      const ids = here.map((one) => one.assessor);
      if (!withinCaps(court, ids)) broken.push(`panel ${panel.id} is over a cap`);
    }
  }
  return invariant('loads and caps are kept', looked, broken);
}
