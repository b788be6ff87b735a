import { seatsFor, type Actor } from '#src/domain/access/why-not.ts';
import { taking, type PanelMember } from '#src/domain/judging/panel-state.ts';
import type { Slot } from '#src/domain/judging/timetable.ts';
import { textAt } from '#src/domain/form/identity.ts';
import { findApplication } from '#src/store/applications.ts';
import { findAssessorOf } from '#src/store/assessor-seats.ts';
import { readPanelsOf, type NamedPanel } from '#src/store/panels.ts';
import { readProgress, type Progress } from '#src/store/score-progress.ts';
import { findStage } from '#src/store/stages.ts';
import { readTimetable } from '#src/store/timetables.ts';
import type { Deps } from '../deps.ts';
import { hasPledgedFor } from '../pool/terms.ts';
import { readHandedIn } from '../read-application.ts';
import { judgedOf } from './judged-panel.ts';
import type { JudgedStage } from './judged-edition.ts';

/** A panel as its member sees it before anything is declared: name and industry, no more. */
export interface OwnPanel {
  readonly panel: NamedPanel;
  readonly judged: JudgedStage;
  readonly member: PanelMember;
  /** Code of the applicant's industry as handed in; null where the edition asks for none. */
  readonly industry: string | null;
  /** State of the member's own sheet. */
  readonly own: Progress | null;
  readonly due: Date | null;
  /** When and where it is heard, in a defence whose timetable is made. */
  readonly hearing: Slot | null;
  /** Whether the pledge of the edition was given. */
  readonly pledged: boolean;
}

/** Every panel an account sits on, newest first. */
export async function readOwnPanels(deps: Deps, actor: Actor): Promise<readonly OwnPanel[]> {
  if (actor.kind !== 'user') return [];
  const programmes = [...new Set(seatsFor(actor, 'assessor.self').map((seat) => seat.programme))];
  const panels = (await Promise.all(programmes.map((one) => readPanelsOf(deps.db, one, actor.id)))).flat();
  const progress = await readProgress(
    deps.db,
    panels.map((panel) => panel.id),
  );
  const own = await Promise.all(panels.map((panel) => ownPanel(deps, actor.id, panel, progress.get(panel.id) ?? [])));
  return own.filter((one) => one !== null);
}

async function ownPanel(
  deps: Deps,
  userId: string,
  panel: NamedPanel,
  progress: readonly Progress[],
): Promise<OwnPanel | null> {
  const member = taking(panel.members).find((one) => one.userId === userId);
  if (member === undefined) return null;
  const self = await findAssessorOf(deps.db, panel.programme, panel.edition, userId);
  const stage = await findStage(deps.db, panel);
  const judged = judgedOf(deps, panel);
  return {
    panel,
    judged,
    member,
    industry: await industryOf(deps, panel),
    own: progress.find((one) => one.assessorId === member.assessorId) ?? null,
    due: stage?.due ?? null,
    hearing: judged.stage.kind === 'defence' ? await hearingOf(deps, panel) : null,
    pledged: hasPledgedFor(deps, panel, self),
  };
}

async function hearingOf(deps: Deps, panel: NamedPanel): Promise<Slot | null> {
  const slots = await readTimetable(deps.db, panel);
  return slots.find((slot) => slot.application === panel.applicationId) ?? null;
}

async function industryOf(deps: Deps, panel: NamedPanel): Promise<string | null> {
  const field = judgedOf(deps, panel).rules.fit.industry;
  const application = field === undefined ? null : await findApplication(deps.db, panel.applicationId);
  const handedIn = application === null ? null : await readHandedIn(deps, deps.db, application);
  if (handedIn === null || field === undefined) return null;
  const code = textAt(handedIn.data, field);
  return code === '' ? null : code;
}
