import type { WholeApplication } from '#src/services/read-application.ts';
import { laterDays, type Situation } from '#src/services/facts.ts';
import { leadsOn, offeredActions, stateOf } from '#src/domain/workflow/decide.ts';
import { lastDay } from '#src/domain/workflow/time.ts';
import type { ListedApplication } from '#src/services/list-applications.ts';
import type { JobProgress } from '#src/jobs/progress.ts';
import type { Denial } from '#src/domain/denial.ts';
import type { Task } from '#src/store/tasks.ts';
import type { Correction } from '#src/domain/workflow/correction.ts';
import { isAddendum, whyNoAddendum, type Addendum } from '#src/services/add-addendum.ts';
import { isCorrection } from '#src/services/task-bodies.ts';
import type { Receipt } from '#src/store/receipts.ts';
import type { OwnOutcome } from '#src/services/award/own-outcome.ts';
import type { ReceiptBody } from './schemas.ts';

export interface Presented {
  readonly whole: WholeApplication;
  readonly now: Situation;
  readonly at: Date;
  readonly progress: JobProgress | null;
  /** Digest of what the print fonts have. */
  readonly glyphs: string;
  /** Null until it is published. */
  readonly outcome: OwnOutcome | null;
}

/** Everything of one application for its owner's page; what may be done comes with the reasons for what may not. */
export function presentApplication({ whole, now, at, progress, glyphs, outcome }: Presented) {
  const { application, edition, workflow, sheets, files, dossier, receipts } = whole;
  const state = stateOf(workflow, application.state);
  return {
    id: application.id,
    programme: application.programme,
    edition: application.edition,
    editionDigest: application.editionDigest,
    glyphs,
    class: application.class,
    state: {
      id: application.state,
      title: state?.title ?? { zh: application.state, en: application.state },
      editable: state !== undefined && state.editable !== 'none',
      phase: state?.phase ?? 'draft',
      final: state?.final ?? false,
    },
    revision: application.revision,
    failure: application.failure,
    channel: now.channel,
    lastDay: lastDay(whole.process.file, now.channel, laterDays(whole.extensions, 'submission')),
    preCheck: whole.process.file.preCheck,
    now: at.toISOString(),
    stores: Object.fromEntries(
      sheets.map((one) => [
        one.sheet,
        { values: one.body, marks: one.marks, version: one.version, savedAt: one.savedAt.toISOString() },
      ]),
    ),
    files,
    actions: offeredActions(workflow, application, ['owner'], now.facts).map((action) => ({
      ...action,
      requires: action.requires ?? [],
      onward: leadsOn(workflow, application, action.id),
      denial: denialOf(action.denial),
    })),
    checklist: now.checklist,
    dossier:
      dossier === null
        ? null
        : {
            revision: dossier.revision,
            digest: dossier.digest,
            frozenAt: dossier.frozenAt.toISOString(),
            current: dossier.unlockedAt === null,
            volumes: Object.entries(dossier.volumes).map(([name, { places: _places, ...volume }]) => ({
              name,
              ...volume,
            })),
          },
    receipts: receipts.map(presentReceipt),
    corrections: whole.tasks.filter(isCorrection).map(presentCorrection),
    outcome: presentOutcome(outcome),
    decisions: decisionsFor(whole),
    addenda: {
      filed: whole.tasks.filter(isAddendum).map(presentAddendum),
      denial: denialOf(whyNoAddendum(application, workflow, receipts)),
    },
    duplicate: whole.openClashes === 0 ? null : (edition.clashes?.sentence ?? null),
    progress,
  };
}

const presentOutcome = (outcome: OwnOutcome | null) =>
  outcome === null ? null : { ...outcome, publishedAt: outcome.publishedAt.toISOString() };

const denialOf = (denial: Denial | null): Pick<Denial, 'code' | 'reason'> | null =>
  denial === null ? null : { code: denial.code, reason: denial.reason };

/** What the applicant added after submission; that the province has read it, but not who did. */
function presentAddendum(task: Task) {
  const { kind, day, text, files, revision } = task.body as Addendum;
  return {
    id: task.id,
    kind,
    day,
    text,
    files,
    revision,
    filedAt: task.openedAt.toISOString(),
    read: task.closedAt !== null,
  };
}

/** A correction as the applicant sees it: not who of the office looked at it. */
function presentCorrection(task: Task) {
  const { round, revision, items } = task.body as Correction;
  return {
    id: task.id,
    state: task.state,
    round,
    revision,
    openedAt: task.openedAt.toISOString(),
    due: task.due?.toISOString() ?? null,
    items: items.map(({ solvedBy, ...item }) => ({ ...item, solved: solvedBy !== null })),
  };
}

/** What the offices decided and told the applicant, with its reasons; neither notes nor names. */
function decisionsFor({ workflow, acts }: Pick<WholeApplication, 'workflow' | 'acts'>) {
  return acts.flatMap((act) => {
    const row = workflow.actions.find(
      (one) => one.id === act.action && one.from.includes(act.from) && one.to === act.to,
    );
    if (row === undefined || !(row.tells ?? []).some((tell) => tell.to === 'owner')) return [];
    const { reason, rule, number } = act.details as { reason?: string; rule?: string; number?: string };
    return [{ seq: act.seq, action: act.action, title: row.title, at: act.at.toISOString(), reason, rule, number }];
  });
}

export function presentReceipt(receipt: Receipt) {
  return {
    revision: receipt.revision,
    number: receipt.number,
    digest: receipt.digest,
    submittedAt: receipt.submittedAt.toISOString(),
    withdrawnAt: receipt.withdrawnAt?.toISOString() ?? null,
    body: receipt.body as ReceiptBody,
  };
}

function presentOpen(tasks: readonly Task[]) {
  const open = tasks.find((task) => isCorrection(task) && task.state === 'open');
  return open === undefined
    ? null
    : { items: (open.body as Correction).items.length, due: open.due?.toISOString() ?? null };
}

export function presentListed(one: ListedApplication) {
  return {
    id: one.application.id,
    class: one.application.class,
    classTitle: one.classTitle,
    editionTitle: one.editionTitle,
    name: one.name,
    state: one.state,
    completeness: one.completeness,
    channel: one.channel,
    lastDay: one.lastDay,
    createdAt: one.application.createdAt.toISOString(),
    receipt:
      one.receipt === null ? null : { number: one.receipt.number, submittedAt: one.receipt.submittedAt.toISOString() },
    decision: decisionsFor(one).at(-1) ?? null,
    outcome: presentOutcome(one.outcome),
    correction: presentOpen(one.tasks),
    addenda: {
      filed: one.tasks.filter(isAddendum).length,
      open: whyNoAddendum(one.application, one.workflow, one.receipt === null ? [] : [one.receipt]) === null,
    },
  };
}
export type ApplicationPage = ReturnType<typeof presentApplication>;
export type ReceiptPage = ReturnType<typeof presentReceipt>;
