import type { Text } from '#src/definition/text.ts';
import { audienceOf, mask, partOfTask, visible, type Audience, type Part } from '#src/domain/access/visible.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import { disassemble } from '#src/domain/form/application.ts';
import { splitKey, type FlatAnswers } from '#src/domain/form/flat.ts';
import { countItems, isConsultation, type ItemCounts } from '#src/domain/workflow/consultation.ts';
import { leadsOn, offeredActions, stateOf } from '#src/domain/workflow/decide.ts';
import { lastDay } from '#src/domain/workflow/time.ts';
import { caseSubject } from '#src/services/consulted.ts';
import { rolesOf } from '#src/services/decide-act.ts';
import type { Deps } from '#src/services/deps.ts';
import { channelOf, situationOf, type Situation } from '#src/services/facts.ts';
import { mostCounted, type CaseList, type ListedCase } from '#src/services/list-cases.ts';
import type { HandedIn, WholeApplication } from '#src/services/read-application.ts';
import { authoritiesOf } from '#src/services/seats.ts';
import { clearedBefore } from '#src/domain/workflow/precheck.ts';
import { officeChecklist } from '#src/domain/workflow/office-checklist.ts';
import type { Correction } from '#src/domain/workflow/correction.ts';
import { formalChecks, isCorrection, ticksOf } from '#src/services/task-bodies.ts';
import { behalfChoices } from '#src/services/record-behalf.ts';
import { applicantNames } from '#src/store/cases.ts';
import type { Batch } from '#src/store/batches.ts';
import type { Task } from '#src/store/tasks.ts';
import { presentReceipt } from './application.ts';

/** A page of a list, with where the next one begins. */
export function presentCaseList(
  { cases, count, next }: CaseList,
  consultations: ReadonlyMap<string, ItemCounts>,
  now: Date,
) {
  return {
    cases: cases.map((one) => ({ ...presentRow(one), consultations: consultations.get(one.id) ?? null })),
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
  const audience = readerOf(actor, whole);
  const sees = (part: Part): boolean => visible(part, audience) === 'whole';
  const side = audience === 'channel' ? 'channel' : sideOf(whole);
  const titled = (id: string) => ({ id, title: stateOf(workflow, id)?.title ?? plain(id) });
  return {
    id: application.id,
    programme: application.programme,
    edition: application.edition,
    editionTitle: edition.file.title,
    editionDigest: edition.digest,
    processDigest: process.digest,
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
    // What departments said is read on a page of its own, by fewer; here stands how far it is (5/7).
    consultations: mayReadConsultations(actor, whole) ? countItems(whole.tasks) : null,
    tasks: whole.tasks
      .filter((task) => !isConsultation(task) && sees(partOfTask(task.kind)))
      .map((task) => presentTask(task, named, audience)),
    checklist: now.checklist,
    checks: officeChecklist(
      definition.checks,
      edition.call,
      now.findings,
      sees(`${side}-check`) ? ticksOf(whole.tasks, side) : {},
    ),
    formalChecks: sees('formal-check') ? formalChecks(whole.tasks, application.handedIn) : [],
    opinions: sees('opinion') ? opinionsOf(whole) : [],
    cleared: clearedBefore(whole.tasks, application.channel).at(-1) ?? null,
    behalf: behalfChoices(deps, whole).map(({ party, actions }) => ({
      party: { id: party.id, name: party.name },
      actions: actions.map((row) => ({ id: row.id, title: row.title })),
    })),
    findings: now.findings,
    dossier: presentVolumes(whole),
    receipts: whole.receipts.map(presentReceipt),
  };
}

const mayReadConsultations = (actor: Actor, { application }: WholeApplication): boolean =>
  whyNot(actor, 'consultation.read', caseSubject(application)) === null;

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
    (action === 'amended'
      ? { title: { zh: '按本届修订转入', en: 'Moved by an amendment of the edition' } }
      : undefined) ??
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

/** As whom somebody reads a case. */
const readerOf = (actor: Actor, { application }: WholeApplication): Audience =>
  (actor.kind === 'user' ? audienceOf(actor.seats, application) : null) ?? 'channel';

/** What a task says to an audience: of a correction, not to all who settled its items. */
function bodyFor(task: Task, audience: Audience): unknown {
  if (!isCorrection(task) || visible('correction-settler', audience) === 'whole') return task.body;
  const correction = task.body as Correction;
  return { ...correction, items: correction.items.map((item) => ({ ...item, solvedBy: null })) };
}

export function presentTask(task: Task, named: (id: string) => { id: string; name: Text }, audience: Audience) {
  return {
    id: task.id,
    kind: task.kind,
    state: task.state,
    authority: task.authority === null ? null : named(task.authority),
    openedAt: task.openedAt.toISOString(),
    due: task.due?.toISOString() ?? null,
    closedAt: task.closedAt?.toISOString() ?? null,
    body: bodyFor(task, audience),
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
        volumes: Object.entries(dossier.volumes).map(([name, { places: _places, ...volume }]) => ({ name, ...volume })),
      };
}

/** What was handed in, in the shape of the applicant's own page but locked and without acts; sensitive values are masked (X11). */
export function presentDossier(deps: Deps, actor: Actor, whole: WholeApplication, at: Date) {
  const { definition, data, files } = whole;
  const channel = channelOf(whole);
  return {
    ...presentLocked(deps, whole, at),
    channel,
    lastDay: lastDay(whole.process.file, channel),
    stores: presentStores(
      whole,
      Object.entries(disassemble(definition, data)).map(([store, flat]) => [
        store,
        masked(whole, readerOf(actor, whole), store, flat),
      ]),
      at,
    ),
    files: Object.fromEntries(Object.entries(files).filter(([sha256]) => data.files[sha256] !== undefined)),
    dossier: presentVolumes(whole),
  };
}

/** Stores that nobody writes: every value of version 1, saved when the dossier was frozen. */
export function presentStores(
  { dossier }: Pick<HandedIn, 'dossier'>,
  stores: readonly (readonly [string, FlatAnswers])[],
  at: Date,
) {
  const savedAt = (dossier?.frozenAt ?? at).toISOString();
  return Object.fromEntries(
    stores.map(([store, values]) => [
      store,
      { values, marks: Object.fromEntries(Object.keys(values).map((key) => [key, 1])), version: 1, savedAt },
    ]),
  );
}

/** The page of a dossier that is only read, with nothing on it yet of what was handed in. */
export function presentLocked(deps: Deps, whole: HandedIn, at: Date) {
  const { application, edition, workflow, dossier } = whole;
  const state = stateOf(workflow, application.state);
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
      final: state?.final ?? false,
    },
    revision: dossier?.revision ?? 0,
    failure: null,
    channel: null,
    lastDay: lastDay(whole.process.file, null),
    preCheck: whole.process.file.preCheck,
    now: at.toISOString(),
    stores: {},
    files: {},
    actions: [],
    checklist: [],
    dossier: null,
    receipts: [],
    corrections: [],
    outcome: null,
    decisions: [],
    addenda: { filed: [], denial: null },
    duplicate: null,
    progress: null,
  };
}

function masked({ definition }: WholeApplication, audience: Audience, store: string, flat: FlatAnswers): FlatAnswers {
  const sheet = definition.definitions[store];
  if (sheet === undefined) return flat;
  return Object.fromEntries(
    Object.entries(flat).map(([key, value]) => {
      const sensitive = isSensitive(sheet, splitKey(key).path);
      const hidden = typeof value === 'string' && visible(sensitive ? { sensitive } : {}, audience) === 'masked';
      return [key, hidden ? mask(value) : value];
    }),
  );
}

/** A batch with the names of its applicants, of those that are still with its channel; who made it is known to the log. */
export async function presentBatch(
  deps: Deps,
  { createdBy: _by, sentBy: _sentBy, reorders: _reorders, createdAt, sentAt, cases, ...batch }: Batch,
) {
  const names = await applicantNames(deps.db, batch, cases);
  return {
    ...batch,
    cases: cases.flatMap((id) => (names.has(id) ? [{ id, applicant: names.get(id) ?? '' }] : [])),
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
