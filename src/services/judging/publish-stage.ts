import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { taking } from '#src/domain/judging/panel-state.ts';
import { nextStageState } from '#src/domain/judging/stage-state.ts';
import { dueOf } from '#src/domain/workflow/working-days.ts';
import { readPanels, recordPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { lockStage, recordStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { openSheets } from './assign-panel.ts';
import { goOnIfReady } from './go-on.ts';
import { judgedStage, judgingOf, type JudgedStage } from './judged-edition.ts';
import { sealStage } from './stage-words.ts';
import { openVisit } from './open-visit.ts';
import { tellMembers } from './tell-members.ts';

export interface Published {
  readonly panels: number;
}

/** Opens a stage, or what was added to it: draft panels are published, their members asked to declare, each given a sheet. */
export async function publishStage(deps: Deps, actor: Actor, key: StageKey): Promise<Published | Denial> {
  const denial = whyNot(actor, 'judging.manage', judgingOf(key.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const stage = await lockStage(trx, key, randomBytes(32).toString('hex'));
    const next = nextStageState('publish', stage.state);
    if (next === null) return sealStage(stage.state);
    const drafts = (await readPanels(trx, key)).filter((panel) => panel.state === 'draft');
    const wrong = refusePanels(drafts, judged);
    if (wrong !== null) return wrong;
    for (const panel of drafts) await publishPanel(deps, trx, actor, panel, judged, at);
    const due = stage.due ?? dueOf(at, judged.stage.time, judged.edition.calendar, judged.edition.file.timeZone);
    await recordStage(
      trx,
      stage,
      { state: next, openedAt: stage.openedAt ?? at, due },
      { act: 'publish', actorId: actorId(actor), at, details: { panels: drafts.map((panel) => panel.id) } },
    );
    return { panels: drafts.length };
  });
}

/** Why these panels cannot be published: none there, or one too small or without a lead; all of them are named. */
function refusePanels(drafts: readonly NamedPanel[], { stage }: JudgedStage): Denial | null {
  if (drafts.length === 0) return deny('invalid', '没有待公布的评审组。', 'There is no panel to be published.');
  const wrong = drafts.filter(({ members }) => {
    const here = taking(members);
    return here.length < stage.panel.least || !here.some((member) => member.lead);
  });
  if (wrong.length === 0) return null;
  const names = wrong.slice(0, 5).map((panel) => panel.applicant ?? panel.number ?? panel.applicationId);
  return deny(
    'invalid',
    `${wrong.length}个评审组人数不足${stage.panel.least}人或没有组长：${names.join('、')}。`,
    `${wrong.length === 1 ? '1 panel has' : `${wrong.length} panels have`} fewer than ${stage.panel.least} members or no lead: ${names.join(', ')}.`,
    { panels: wrong.map((panel) => panel.id) },
  );
}

async function publishPanel(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  panel: NamedPanel,
  judged: JudgedStage,
  at: Date,
): Promise<void> {
  const members = taking(panel.members);
  await openSheets(
    deps,
    trx,
    panel.id,
    members.map((member) => member.assessorId),
    at,
  );
  if (judged.stage.kind === 'site') await openVisit(deps, trx, panel.id, at);
  const by = { actorId: actorId(actor), at };
  const change = { state: 'published', publishedAt: at, processDigest: judged.edition.digest } as const;
  const published = await recordPanel(trx, panel, change, { act: 'publish', ...by });
  await tellMembers(deps, trx, panel, { message: 'asked', judged, to: members, at });
  await goOnIfReady(deps, trx, published, judged, by);
}
