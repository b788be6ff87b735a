import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { countStage } from '#src/domain/judging/count-stage.ts';
import { isDone } from '#src/domain/judging/panel-state.ts';
import { nextStageState, type StageAct } from '#src/domain/judging/stage-state.ts';
import type { StageResult } from '#src/domain/judging/stage-entry.ts';
import { readPanels, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { lockStage, recordStage, type JudgingStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { candidatesOf } from './candidates.ts';
import { stageRules, judgedStage, judgingOf, type JudgedStage } from './judged-edition.ts';
import { overallStage, writeOverall } from './overall.ts';
import { sealStage } from './stage-words.ts';

export interface ClosedStage {
  readonly state: JudgingStage['state'];
  readonly result: StageResult | null;
}

/** Counts a stage whose panels are all done: ranking and shortlist by the edition's rules, to be confirmed by the leader. */
export async function closeStage(deps: Deps, actor: Actor, key: StageKey): Promise<ClosedStage | Denial> {
  return await actOnStage(deps, actor, key, 'close', async (trx, stage, judged, at) => {
    const panels = await readPanels(trx, key);
    const candidates = (await candidatesOf(trx, key, judged)) ?? [];
    const wrong = refuseOpen(
      panels,
      candidates.map((one) => one.id),
      judged,
    );
    if (wrong !== null) return wrong;
    const result = countStage(stageRules(judged), key.class, candidates, panels);
    return await recordStage(
      trx,
      stage,
      { state: 'closed', closedAt: at, result },
      { act: 'close', actorId: actorId(actor), at, details: { digest: result.digest } },
    );
  });
}

/** The office opens a counted stage again with reason; its result is taken back. */
export async function reopenStage(
  deps: Deps,
  actor: Actor,
  { reason, ...key }: StageKey & { readonly reason: string },
): Promise<ClosedStage | Denial> {
  return await actOnStage(deps, actor, key, 'reopen', (trx, stage, _judged, at) =>
    recordStage(
      trx,
      stage,
      { state: 'open', closedAt: null, result: null },
      { act: 'reopen', actorId: actorId(actor), at, details: { reason } },
    ),
  );
}

/** The leader confirms who goes on; after the last stage the overall evaluation is written with it. */
export async function confirmStage(
  deps: Deps,
  actor: Actor,
  { digest, ...key }: StageKey & { readonly digest: string },
): Promise<ClosedStage | Denial> {
  return await actOnStage(deps, actor, key, 'confirm', async (trx, stage, judged, at) => {
    const result = stage.result as StageResult | null;
    if (result === null || result.digest !== digest)
      return deny(
        'conflict',
        '名单已重新汇总，请刷新核对后再确认。',
        'The list has been counted again; look at it before you confirm.',
      );
    if (waitsForDraw(judged, result))
      return deny(
        'wrong-state',
        '入围线上有并列，按规则须抽签后再确认。',
        'There is a tie at the line, which a draw must settle first.',
      );
    const moved = await recordStage(
      trx,
      stage,
      { state: 'confirmed', confirmedAt: at },
      { act: 'confirm', actorId: actorId(actor), at, details: { digest } },
    );
    if (judged.rules.stages.at(-1)?.id === key.stage)
      await writeOverall(trx, judged, key, { actorId: actorId(actor), at });
    return moved;
  });
}

/** Whether the tie rule is a draw and somebody waits for it. */
const waitsForDraw = ({ stage }: JudgedStage, { waiting }: StageResult): boolean =>
  stage.shortlist?.ties === 'draw' && waiting.length > 0;

function refuseOpen(
  panels: readonly NamedPanel[],
  candidates: readonly string[],
  { stage }: JudgedStage,
): Denial | null {
  const open = panels.filter((panel) => candidates.includes(panel.applicationId) && !isDone(panel.state, stage.signed));
  const without = candidates.filter((id) => !panels.some((panel) => panel.applicationId === id));
  if (open.length + without.length === 0) return null;
  const names = open.slice(0, 5).map((panel) => panel.applicant ?? panel.applicationId);
  return deny(
    'wrong-state',
    `还有${open.length}个评审组没有办结、${without.length}份申报没有评审组${names.length === 0 ? '' : `：${names.join('、')}`}。`,
    `${open.length} panels are not done and ${without.length} applications have none${names.length === 0 ? '' : `: ${names.join(', ')}`}.`,
    { open: open.map((panel) => panel.id), without },
  );
}

async function actOnStage(
  deps: Deps,
  actor: Actor,
  key: StageKey,
  act: StageAct,
  carryOut: (
    trx: Transaction<DB>,
    stage: JudgingStage,
    judged: JudgedStage,
    at: Date,
  ) => Promise<JudgingStage | Denial>,
): Promise<ClosedStage | Denial> {
  const denial = whyNot(actor, act === 'confirm' ? 'judging.confirm' : 'judging.manage', judgingOf(key.programme));
  if (denial !== null) return denial;
  if (key.stage === overallStage) return sealStage('confirmed');
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const stage = await lockStage(trx, key, randomBytes(32).toString('hex'));
    if (nextStageState(act, stage.state) === null) return sealStage(stage.state);
    const moved = await carryOut(trx, stage, judged, at);
    return isDenial(moved) ? moved : { state: moved.state, result: moved.result as StageResult | null };
  });
}
