import type { Correction, CorrectionItem } from '#src/domain/workflow/correction.ts';
import type { Tick } from '#src/domain/workflow/office-checklist.ts';
import type { Task } from '#src/store/tasks.ts';

export const isCorrection = (task: { readonly kind: string }): boolean => task.kind === 'correction';

/** What the applicant may change now: items of corrections that are open and not found solved. */
export const openItems = (tasks: readonly Task[]): readonly CorrectionItem[] =>
  tasks
    .filter((task) => isCorrection(task) && task.state === 'open')
    .flatMap((task) => (task.body as Correction).items.filter((item) => item.solvedBy === null));

/** The checklist of one side: what the channel and the province each look at for themselves. */
export interface Checks {
  readonly ticks: Readonly<Record<string, Tick>>;
}

/** The task that keeps a side's ticks; null before the first. */
export const checksOf = (tasks: readonly Task[], side: 'channel' | 'province'): Task | null =>
  tasks.find((task) => task.kind === `${side}Checks` && task.closedAt === null) ?? null;

export const ticksOf = (tasks: readonly Task[], side: 'channel' | 'province'): Readonly<Record<string, Tick>> =>
  (checksOf(tasks, side)?.body as Checks | undefined)?.ticks ?? {};

/** One person's formal check of one revision. */
export interface FormalCheck {
  readonly by: string;
  readonly revision: number;
  readonly verdict: 'pass' | 'fail';
  readonly note: string | null;
}

export const isFormalCheck = (task: Task): boolean => task.kind === 'formalCheck';

/** Formal checks that hold: of the revision handed in last (0 of an application on paper only), the newest of each person. */
export const formalChecks = (tasks: readonly Task[], revision: number | null): readonly FormalCheck[] =>
  tasks
    .filter((task) => isFormalCheck(task) && task.state === 'given')
    .map((task) => task.body as FormalCheck)
    .filter((check) => check.revision === (revision ?? 0));
