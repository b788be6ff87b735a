import { randomBytes } from 'node:crypto';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { assign } from '#src/domain/assignment/assign.ts';
import { shortages, type Shortage } from '#src/domain/assignment/explain.ts';
import type { Assignment } from '#src/domain/assignment/assignment.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { resultDigest } from '#src/domain/judging/panel-result.ts';
import { nextStageState } from '#src/domain/judging/stage-state.ts';
import { insertAssignment, latestAssignment } from '#src/store/assignments.ts';
import { readPanels } from '#src/store/panels.ts';
import { lockStage, recordStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { refreshConflicts } from '../pool/refresh-conflicts.ts';
import { assignWithin } from './assign-panel.ts';
import { assignmentProblem } from './assignment-problem.ts';
import { candidatesOf } from './candidates.ts';
import { judgedStage, judgingOf } from './judged-edition.ts';
import { sealStage } from './stage-words.ts';

export interface Proposal {
  readonly result: Assignment;
  /** Applications whose panel is not whole, and why nobody fits. */
  readonly shortages: readonly Shortage[];
}

/** Stands as the reason where a soft conflict is outweighed: the flow has weighed it. */
const outweighed = '按优化编组方案';

/**
 * Drafts the panels of a stage from one flow: as many seats as can be filled, then the best fit, then even loads. Panels made
 * by hand before stay as they are; what is proposed can be changed by hand. The problem and the prices that prove the
 * optimum are kept.
 */
export async function proposePanels(deps: Deps, actor: Actor, key: StageKey): Promise<Proposal | Denial> {
  const denial = whyNot(actor, 'judging.manage', judgingOf(key.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const stage = await lockStage(trx, key, randomBytes(32).toString('hex'));
    if (nextStageState('assign', stage.state) === null) return sealStage(stage.state);
    const candidates = await candidatesOf(trx, key, judged);
    if (candidates === null)
      return deny(
        'wrong-state',
        '上一阶段的入围名单尚未确认。',
        'The shortlist of the stage before is not confirmed yet.',
      );
    await refreshConflicts(deps, trx, { programme: key.programme, edition: key.edition }, at);
    const there = new Set((await readPanels(trx, key)).map((panel) => panel.applicationId));
    const open = candidates.filter((one) => !there.has(one.id));
    if (open.length === 0)
      return deny('conflict', '每份申报都已有评审组。', 'Every application has its panel already.');
    const problem = await assignmentProblem(deps, trx, key, { judged, candidates: open });
    const result = assign(problem);
    if (isDenial(result)) return result;
    for (const { application, members, leads } of result.panels) {
      const wanted = members.map((assessor) => ({ assessor, lead: leads.includes(assessor) }));
      const input = { ...key, application, members: wanted, reason: outweighed, judged, at, candidates };
      const done = await assignWithin(deps, trx, actor, input);
      if (isDenial(done)) return done;
    }
    const by = { actorId: actorId(actor), at };
    await insertAssignment(trx, { ...key, id: deps.ids.next(), problem, result, madeAt: at }, by.actorId);
    const details = { digest: result.digest, problem: resultDigest(problem) };
    await recordStage(trx, stage, {}, { act: 'propose', ...by, details });
    return { result, shortages: shortages(problem, result) };
  });
}

/** The latest proposal of a stage; for the province and supervision. */
export async function readProposal(deps: Deps, actor: Actor, key: StageKey): Promise<Proposal | null | Denial> {
  const denial = whyNot(actor, 'judging.read', judgingOf(key.programme));
  if (denial !== null) return denial;
  const kept = await latestAssignment(deps.db, key);
  return kept === null ? null : { result: kept.result, shortages: shortages(kept.problem, kept.result) };
}
