import type { Kysely, Transaction } from 'kysely';
import type { WorkflowFile } from '#src/definition/workflow.ts';
import { seatsFor, whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { concerns } from '#src/domain/access/seat.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { volumeContents } from '#src/domain/dossier/volume-content.ts';
import {
  askedOnPaper,
  emptyBooking,
  owedOnPaper,
  type AskedOnPaper,
  type PaperBooking,
  type PaperOwed,
  type PaperSide,
  type VolumeContents,
} from '#src/domain/workflow/paper.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { readTasks, type Task } from '#src/store/tasks.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { readHandedIn, type HandedIn } from './read-application.ts';

const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** The task that keeps what a side has booked; null before the first booking. */
export const paperTask = (tasks: readonly Task[], side: PaperSide): Task | null =>
  tasks.find((task) => task.kind === 'paper' && (task.body as PaperBooking).side === side) ?? null;

export const bookingOf = (tasks: readonly Task[], side: PaperSide): PaperBooking =>
  (paperTask(tasks, side)?.body as PaperBooking | undefined) ?? emptyBooking(side);

/** What each volume says in what was handed in; nothing where it is on paper only. */
export const contentsOf = ({
  dossier,
  definition,
  data,
}: Pick<HandedIn, 'dossier' | 'definition' | 'data'>): VolumeContents =>
  dossier === null ? {} : volumeContents({ definition, data, leaves: dossier.leaves });

/** The paper of one case as one side's counter sees it. */
export interface PaperCase {
  readonly side: PaperSide;
  readonly handedIn: HandedIn;
  readonly workflow: WorkflowFile;
  readonly tasks: readonly Task[];
  readonly asked: AskedOnPaper;
  readonly contents: VolumeContents;
  readonly booking: PaperBooking;
  /** How often it was booked or changed: what a booking must have seen. */
  readonly version: number;
  readonly owed: PaperOwed;
}

/** Reads a case for a counter; who asks has been looked at. */
export async function paperCase(
  deps: Deps,
  db: Kysely<DB> | Transaction<DB>,
  application: Application,
  side: PaperSide,
): Promise<PaperCase | null> {
  const handedIn = await readHandedIn(deps, db, application);
  if (handedIn === null) return null;
  const tasks = await readTasks(db, application.id);
  const asked = askedOnPaper(handedIn.edition, handedIn.definition);
  const contents = contentsOf(handedIn);
  const booking = bookingOf(tasks, side);
  return {
    side,
    handedIn,
    workflow: handedIn.workflow,
    tasks,
    asked,
    contents,
    booking,
    version: paperTask(tasks, side)?.version ?? 0,
    owed: owedOnPaper(asked, booking, contents),
  };
}

/** At whose counter somebody sits in a case; supervision looks over the province's. Null where they sit at none. */
export function sideOf(
  actor: Actor,
  action: 'paper.read' | 'paper.book',
  application: Application,
  wanted?: PaperSide,
): PaperSide | null {
  const sides = new Set(
    seatsFor(actor, action)
      .filter((seat) => concerns(seat, application))
      .map((seat): PaperSide => (seat.side === 'channel' ? 'channel' : 'province')),
  );
  // Those above may look at what a channel has booked; nobody books for another.
  if (wanted === 'channel' && action === 'paper.read' && sides.size > 0) return wanted;
  if (wanted !== undefined) return sides.has(wanted) ? wanted : null;
  return sides.has('province') ? 'province' : sides.has('channel') ? 'channel' : null;
}

/** The paper of one case for somebody who may see it. */
export async function readPaperCase(
  deps: Deps,
  actor: Actor,
  id: string,
  wanted?: PaperSide,
): Promise<PaperCase | Denial> {
  const application = await findApplication(deps.db, id);
  const denial = whyNot(actor, 'paper.read', application);
  if (denial !== null || application === null) return denial ?? absent;
  const side = sideOf(actor, 'paper.read', application, wanted);
  return side === null ? absent : ((await paperCase(deps, deps.db, application, side)) ?? absent);
}
