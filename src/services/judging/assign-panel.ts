import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { taking, type PanelMember } from '#src/domain/judging/panel-state.ts';
import { nextStageState } from '#src/domain/judging/stage-state.ts';
import { findAssessorsForSeats, findFullAssessors, type SeatableAssessor } from '#src/store/assessor-seats.ts';
import {
  findPanel,
  findPanelOf,
  insertPanel,
  lockPanel,
  recordPanel,
  seatMembers,
  type NamedPanel,
  type Seated,
} from '#src/store/panels.ts';
import type { Candidate } from '#src/store/candidates.ts';
import type { DB } from '#src/store/schema.ts';
import { insertScoreSheet, readScoreSheets } from '#src/store/score-sheets.ts';
import { lockStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { refreshConflicts } from '../pool/refresh-conflicts.ts';
import { candidatesOf } from './candidates.ts';
import { goOnIfReady } from './go-on.ts';
import { judgedStage, judgingOf, type JudgedStage } from './judged-edition.ts';
import { judgedOf } from './judged-panel.ts';
import { sealStage } from './stage-words.ts';

export interface WantedMember {
  readonly assessor: string;
  readonly lead: boolean;
}
export interface AssignPanel extends StageKey {
  readonly application: string;
  readonly members: readonly WantedMember[];
  /** Asked for once the panel was published, where a soft conflict stands, or where somebody has a full load. */
  readonly reason?: string | undefined;
}

/** Says who sits on the panel of an application: a draft freely, a published one with reason. Whoever is not named is taken off. */
export async function assignPanel(deps: Deps, actor: Actor, input: AssignPanel): Promise<{ panel: string } | Denial> {
  const denial = whyNot(actor, 'judging.manage', judgingOf(input.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, input);
  if (isDenial(judged)) return judged;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const stage = await lockStage(trx, input, randomBytes(32).toString('hex'));
    if (nextStageState('assign', stage.state) === null) return sealStage(stage.state);
    await refreshConflicts(deps, trx, { programme: input.programme, application: input.application }, at);
    return (await refuseFull(trx, input, judged)) ?? (await assignWithin(deps, trx, actor, { ...input, judged, at }));
  });
}

/** By hand, nobody is given more panels than they may have without a reason; whoever is there already stays. */
async function refuseFull(trx: Transaction<DB>, input: AssignPanel, judged: JudgedStage): Promise<Denial | null> {
  if (input.reason !== undefined) return null;
  const there = (await findPanelOf(trx, input.application, input.stage))?.members ?? [];
  const fresh = input.members.flatMap(({ assessor }) =>
    taking(there).some((one) => one.assessorId === assessor) ? [] : [assessor],
  );
  const [full] = await findFullAssessors(trx, input, fresh, judged.assessment.pool.load);
  if (full === undefined) return null;
  const { name, load, capacity } = full;
  return deny(
    'invalid',
    `${name}在本阶段已有${load}个评审组（最多${capacity}个），仍要安排须写明理由。`,
    `${name} already sits on ${load} panels of this stage (at most ${capacity}): say why they are seated all the same.`,
  );
}

interface Within extends AssignPanel {
  readonly judged: JudgedStage;
  readonly at: Date;
  /** Whom the stage judges, where whoever calls has read it. */
  readonly candidates?: readonly Candidate[];
}

/** The same for whoever holds the lock of the stage, and has looked for conflicts: the assignment of many at once. */
export async function assignWithin(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  input: Within,
): Promise<{ panel: string } | Denial> {
  const wrong = refuseShape(input) ?? (await refuseCandidate(trx, input));
  if (wrong !== null) return wrong;
  const known = await findAssessorsForSeats(
    trx,
    input,
    input.members.map((one) => one.assessor),
  );
  const barred = refuseAssessors(known, input);
  if (barred !== null) return barred;
  const panel = await panelFor(deps, trx, input);
  if (panel.state !== 'draft' && input.reason === undefined)
    return deny('invalid', '评审组已公布，调整须写明理由。', 'The panel has been published: say why it is changed.');
  if (panel.state !== 'draft' && panel.state !== 'published')
    return deny(
      'wrong-state',
      '评审组已进入合议，不能再调整成员。',
      'The panel is already in consensus; its members stay.',
    );
  await seat(deps, trx, panel, input);
  await recordPanel(
    trx,
    panel,
    {},
    {
      act: 'assign',
      actorId: actorId(actor),
      at: input.at,
      details: { members: input.members, ...(input.reason === undefined ? {} : { reason: input.reason }) },
    },
  );
  const seated = await findPanel(trx, panel.id);
  if (seated !== null && seated.state === 'published')
    await goOnIfReady(deps, trx, seated, judgedOf(deps, seated), { actorId: actorId(actor), at: input.at });
  return { panel: panel.id };
}

function refuseShape({ members, judged: { stage } }: Within): Denial | null {
  const ids = members.map((one) => one.assessor);
  if (new Set(ids).size < ids.length)
    return deny('invalid', '同一名评审员不能在一个组里出现两次。', 'An assessor sits on a panel once.');
  if (members.length > stage.panel.size)
    return deny(
      'invalid',
      `每组最多${stage.panel.size}人，现为${members.length}人。`,
      `A panel has at most ${stage.panel.size} members; these are ${members.length}.`,
    );
  if (members.filter((one) => one.lead).length > 1)
    return deny('invalid', '每组只有一名组长。', 'A panel has one lead.');
  return null;
}

async function refuseCandidate(trx: Transaction<DB>, input: Within): Promise<Denial | null> {
  const candidates = input.candidates ?? (await candidatesOf(trx, input, input.judged));
  if (candidates === null)
    return deny(
      'wrong-state',
      '上一阶段的入围名单尚未确认。',
      'The shortlist of the stage before is not confirmed yet.',
    );
  return candidates.some((one) => one.id === input.application)
    ? null
    : deny('invalid', '这份申报不在本阶段评审之列。', 'This application is not judged in this stage.');
}

function refuseAssessors(known: readonly SeatableAssessor[], { members, reason }: Within): Denial | null {
  for (const { assessor } of members) {
    const one = known.find(({ id }) => id === assessor);
    if (one === undefined || !one.active || !one.available)
      return deny(
        'invalid',
        `评审员${one?.name ?? ''}不在本届可用之列。`,
        `${one?.name ?? 'This assessor'} is not available in this edition.`,
      );
    if (one.conflicts.some((conflict) => conflict.weight === 'hard'))
      return deny(
        'invalid',
        `${one.name}应当回避这份申报。`,
        `${one.name} has a conflict of interest with this applicant.`,
        {
          conflicts: one.conflicts,
        },
      );
    if (one.conflicts.length > 0 && reason === undefined)
      return deny(
        'invalid',
        `${one.name}与申报人可能有利害关系，仍要安排须写明理由。`,
        `${one.name} may have an interest in this applicant: say why they are seated all the same.`,
        { conflicts: one.conflicts },
      );
  }
  return null;
}

async function panelFor(deps: Deps, trx: Transaction<DB>, input: Within): Promise<NamedPanel> {
  const there = await findPanelOf(trx, input.application, input.stage);
  const id = there?.id ?? deps.ids.next();
  if (there === null)
    await insertPanel(trx, {
      id,
      programme: input.programme,
      edition: input.edition,
      class: input.class,
      stage: input.stage,
      applicationId: input.application,
      processDigest: input.judged.edition.digest,
      salt: randomBytes(32).toString('hex'),
    });
  const panel = await lockPanel(trx, id);
  if (panel === null) throw new Error('the panel just written is not there');
  return panel;
}

/** Who was there and clear stays clear; who is new is asked; who is named no more is dropped, their sheet kept. */
async function seat(
  deps: Deps,
  trx: Transaction<DB>,
  panel: NamedPanel,
  { members, application: _, at }: Within,
): Promise<void> {
  const before = new Map(panel.members.map((member) => [member.assessorId, member]));
  const named = members.map(({ assessor, lead }): Seated => ({
    assessorId: assessor,
    lead,
    state: standing(before.get(assessor)),
  }));
  const gone = taking(panel.members)
    .filter((member) => !members.some((one) => one.assessor === member.assessorId))
    .map((member): Seated => ({ assessorId: member.assessorId, lead: false, state: 'dropped' }));
  await seatMembers(trx, panel.id, [...gone, ...named], at);
  if (panel.state === 'published')
    await openSheets(
      deps,
      trx,
      panel.id,
      members.map((one) => one.assessor),
      at,
    );
}

const standing = (member: PanelMember | undefined): Seated['state'] =>
  member?.state === 'clear' || member?.state === 'aside' ? member.state : 'asked';

/** A sheet for each member who has none yet. */
export async function openSheets(
  deps: Deps,
  trx: Transaction<DB>,
  panelId: string,
  assessors: readonly string[],
  at: Date,
): Promise<void> {
  const there = new Set((await readScoreSheets(trx, panelId)).map((sheet) => sheet.assessorId));
  for (const assessorId of assessors.filter((id) => !there.has(id)))
    await insertScoreSheet(trx, {
      id: deps.ids.next(),
      panelId,
      kind: 'individual',
      assessorId,
      salt: randomBytes(32).toString('hex'),
      at,
    });
}
