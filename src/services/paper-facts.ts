import type { Text } from '#src/definition/text.ts';
import type { Channel } from '#src/definition/edition.ts';
import { stateOf } from '#src/domain/workflow/decide.ts';
import {
  askedOnPaper,
  firstArrival,
  owedOnPaper,
  type PaperSide,
  type VolumeContents,
} from '#src/domain/workflow/paper.ts';
import { owedReason } from '#src/domain/workflow/paper-words.ts';
import { dayBegins, lastDay, nextDay } from '#src/domain/workflow/time.ts';
import type { Extension } from '#src/store/extensions.ts';
import type { Task } from '#src/store/tasks.ts';
import { bookingOf } from './paper-case.ts';
import type { Draft } from './read-application.ts';

export interface PaperCircumstances {
  readonly draft: Draft;
  readonly tasks: readonly Task[];
  readonly channel: Channel | null;
  /** Later last days that a leader has allowed. */
  readonly extensions: readonly Extension[];
  /** What each volume says in what was handed in. */
  readonly contents: VolumeContents;
}

/** Whether the side whose turn it is has all the paper that the edition requires, in time where the paper's time counts (R4, M8). */
export function paperComplete({ draft, tasks, channel, extensions, contents }: PaperCircumstances): true | Text {
  const { edition, definition, workflow, application } = draft;
  const { delivery } = edition.file.paper;
  if (delivery?.required !== true) return true;
  const side: PaperSide = stateOf(workflow, application.state)?.owner === 'province' ? 'province' : 'channel';
  const booking = bookingOf(tasks, side);
  const owed = owedOnPaper(askedOnPaper(edition, definition), booking, contents);
  if (!owed.complete) return owedReason(owed);
  const arrived = firstArrival(booking);
  if (delivery.timeThatCounts !== 'paper' || arrived === null) return true;
  const last =
    side === 'province'
      ? latest(edition.file.forwardUntil.date, extensions, 'forwarding')
      : latest(lastDay(edition.file, channel), extensions, 'submission');
  return arrived < endOf(last, edition.file.timeZone) || late(last);
}

/** Whether paper came to the province in time, where it is the paper's time that counts; the electronic version may follow then. */
export function paperCameInTime({
  draft,
  tasks,
  extensions,
}: Pick<PaperCircumstances, 'tasks' | 'extensions'> & { readonly draft: Pick<Draft, 'edition'> }): boolean {
  const { forwardUntil, timeZone, paper } = draft.edition.file;
  if (paper.delivery?.timeThatCounts !== 'paper') return false;
  const arrived = firstArrival(bookingOf(tasks, 'province'));
  return arrived !== null && arrived < endOf(latest(forwardUntil.date, extensions, 'forwarding'), timeZone);
}

const latest = (day: string, extensions: readonly Extension[], kind: Extension['kind']): string =>
  [day, ...extensions.filter((one) => one.kind === kind).map((one) => one.until)].toSorted().at(-1) ?? day;

const endOf = (day: string, timeZone: string): Date => dayBegins(nextDay(day), timeZone);

const late = (last: string): Text => ({
  zh: `纸质材料迟于${last}到达，本届以纸质送达时间为准；确需受理的，由负责人批准延期。`,
  en: `The paper came after ${last}, and in this edition the paper's arrival counts; a leader can allow a later day.`,
});
