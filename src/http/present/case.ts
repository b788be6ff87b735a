import type { Text } from '#src/definition/text.ts';
import { mask, visible } from '#src/domain/access/visible.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import { disassemble } from '#src/domain/form/application.ts';
import { splitKey, type FlatAnswers } from '#src/domain/form/flat.ts';
import { leadsOn, offeredActions, stateOf } from '#src/domain/workflow/decide.ts';
import { lastDay } from '#src/domain/workflow/time.ts';
import { rolesOf } from '#src/services/decide-act.ts';
import type { Deps } from '#src/services/deps.ts';
import { channelOf, situationOf, type Situation } from '#src/services/facts.ts';
import { mostCounted, type CaseList, type ListedCase } from '#src/services/list-cases.ts';
import type { WholeApplication } from '#src/services/read-application.ts';
import { authoritiesOf } from '#src/services/seats.ts';
import { officeChecklist } from '#src/domain/workflow/office-checklist.ts';
import { formalChecks } from '#src/services/task-bodies.ts';
import { ticksOf } from '#src/services/task-bodies.ts';
import type { Batch } from '#src/store/batches.ts';
import type { Task } from '#src/store/tasks.ts';
import { presentReceipt } from './application.ts';

/** A page of a list, with where the next one begins. */
export function presentCaseList({ cases, count, next }: CaseList, now: Date) {
  return {
    cases: cases.map(presentRow),
    count: Math.min(count, mostCounted),
    counted: count,
    next: next === null ? null : `${next.value}|${next.id}`,
    now: now.toISOString(),
  };
}

function presentRow(one: ListedCase) {
  return {
    id: one.id,
    programme: one.programme,
    edition: one.edition,
    class: { id: one.class, title: one.classTitle },
    applicant: one.applicant,
    channel: { id: one.channel, name: one.channelName },
    state: { id: one.state, title: one.stateTitle },
    turn: one.turn === null || one.turnName === null ? null : { id: one.turn, name: one.turnName },
    since: one.turnSince?.toISOString() ?? null,
    due: one.due?.toISOString() ?? null,
    number: one.number,
  };
}

const plain = (text: string): Text => ({ zh: text, en: text });

/** Everything of one case for an office's page; what may be done comes with the reasons for what may not. */
export function presentCase(deps: Deps, actor: Actor, whole: WholeApplication, at: Date) {
  const { application, edition, workflow, definition } = whole;
  const process = deps.editions.byDigest(application.processDigest);
  const named = (id: string) => ({ id, name: authoritiesOf(process).get(id)?.name ?? plain(id) });
  const now = situationOf(deps, actor, whole, at);
  const titled = (id: string) => ({ id, title: stateOf(workflow, id)?.title ?? plain(id) });
  return {
    id: application.id,
    programme: application.programme,
    edition: application.edition,
    editionTitle: edition.file.title,
    editionDigest: edition.digest,
    timeZone: edition.file.timeZone,
    class: { id: application.class, title: definition.title },
    applicant: application.applicant ?? '',
    channel: named(application.channel ?? ''),
    state: titled(application.state),
    turn: application.turn === null ? null : named(application.turn),
    since: application.turnSince?.toISOString() ?? null,
    due: application.due?.toISOString() ?? null,
    number: application.number,
    paperOnly: application.paperOnly,
    acts: application.acts.seq,
    duplicate: whole.openClashes === 0 ? null : (edition.clashes?.sentence ?? null),
    now: at.toISOString(),
    actions: actionsFor(actor, whole, now),
    history: whole.acts.map((act) => ({
      seq: act.seq,
      action: { id: act.action, title: titleOf(whole, act.action, act.from) },
      to: titled(act.to),
      by: act.actorName,
      role: act.role,
      at: act.at.toISOString(),
      details: { ...act.details },
      behalf: act.behalf !== null,
    })),
    tasks: whole.tasks.map((task) => presentTask(task, named)),
    checklist: now.checklist,
    checks: officeChecklist(definition.checks, now.findings, ticksOf(whole.tasks, sideOf(whole))),
    formalChecks: formalChecks(whole.tasks, application.handedIn),
    opinions: opinionsOf(whole),
    findings: now.findings,
    dossier: presentVolumes(whole),
    receipts: whole.receipts.map(presentReceipt),
  };
}

function actionsFor(actor: Actor, { application, workflow }: WholeApplication, now: Situation) {
  return offeredActions(workflow, application, rolesOf(actor, application), now.facts).map((action) => ({
    ...action,
    requires: action.requires ?? [],
    onward: leadsOn(workflow, application, action.id),
    denial: action.denial === null ? null : { code: action.denial.code, reason: action.denial.reason },
  }));
}

const titleOf = ({ workflow }: WholeApplication, action: string, from: string): Text =>
  (
    workflow.actions.find((row) => row.id === action && row.from.includes(from)) ??
    workflow.actions.find((row) => row.id === action)
  )?.title ?? plain(action);

/** Whose checklist is shown: the side's whose turn it is. */
const sideOf = ({ workflow, application }: WholeApplication): 'channel' | 'province' =>
  stateOf(workflow, application.state)?.owner === 'province' ? 'province' : 'channel';

/** What the offices have typed on leaves of their own, by sheet. */
const opinionsOf = ({ definition, sheets }: WholeApplication) =>
  sheets
    .filter(({ sheet }) => definition.definitions[sheet]?.office === true)
    .map(({ sheet, body, marks, version }) => ({ sheet, values: body, marks, version }));

export function presentTask(task: Task, named: (id: string) => { id: string; name: Text }) {
  return {
    id: task.id,
    kind: task.kind,
    state: task.state,
    authority: task.authority === null ? null : named(task.authority),
    openedAt: task.openedAt.toISOString(),
    due: task.due?.toISOString() ?? null,
    closedAt: task.closedAt?.toISOString() ?? null,
    body: task.body,
  };
}

function presentVolumes({ dossier }: WholeApplication) {
  return dossier === null
    ? null
    : {
        revision: dossier.revision,
        digest: dossier.digest,
        frozenAt: dossier.frozenAt.toISOString(),
        current: true,
        volumes: Object.entries(dossier.volumes).map(([name, volume]) => ({ name, ...volume })),
      };
}

/** What was handed in, in the shape of the applicant's own page but locked and without acts; sensitive values are masked (X11). */
export function presentDossier(deps: Deps, whole: WholeApplication, at: Date) {
  const { application, edition, workflow, definition, data, dossier, files } = whole;
  const channel = channelOf(whole);
  const state = stateOf(workflow, application.state);
  const savedAt = (dossier?.frozenAt ?? at).toISOString();
  return {
    id: application.id,
    programme: application.programme,
    edition: application.edition,
    editionDigest: edition.digest,
    glyphs: deps.print.glyphs().digest,
    class: application.class,
    state: {
      id: application.state,
      title: state?.title ?? plain(application.state),
      editable: false,
      phase: state?.phase ?? 'office',
    },
    revision: dossier?.revision ?? 0,
    failure: null,
    channel,
    lastDay: lastDay(edition.file, channel),
    now: at.toISOString(),
    stores: Object.fromEntries(
      Object.entries(disassemble(definition, data)).map(([store, flat]) => {
        const values = masked(whole, store, flat);
        return [
          store,
          { values, marks: Object.fromEntries(Object.keys(values).map((key) => [key, 1])), version: 1, savedAt },
        ];
      }),
    ),
    files: Object.fromEntries(Object.entries(files).filter(([sha256]) => data.files[sha256] !== undefined)),
    actions: [],
    checklist: [],
    dossier: presentVolumes(whole),
    receipts: [],
    corrections: [],
    decisions: [],
    duplicate: null,
    progress: null,
  };
}

function masked({ definition }: WholeApplication, store: string, flat: FlatAnswers): FlatAnswers {
  const sheet = definition.definitions[store];
  if (sheet === undefined) return flat;
  return Object.fromEntries(
    Object.entries(flat).map(([key, value]) => {
      const sensitive = isSensitive(sheet, splitKey(key).path);
      const hidden = typeof value === 'string' && visible(sensitive ? { sensitive } : {}, 'owner') === 'masked';
      return [key, hidden ? mask(value) : value];
    }),
  );
}

/** A batch; who made it is known to the log. */
export function presentBatch({ createdBy: _by, sentBy: _sentBy, createdAt, sentAt, ...batch }: Batch) {
  return { ...batch, createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null };
}
