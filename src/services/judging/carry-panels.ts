import { randomBytes } from 'node:crypto';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { judging } from '#src/domain/judging/panel-state.ts';
import { nextStageState } from '#src/domain/judging/stage-state.ts';
import { findPanelOf, insertPanel, lockPanel, readPanels, recordPanel, seatMembers } from '#src/store/panels.ts';
import { lockStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { candidatesOf } from './candidates.ts';
import { judgedStage, judgingOf } from './judged-edition.ts';
import { sealStage } from './stage-words.ts';

/** Drafts the panels of a stage from those of the stage that the edition names: the same people, who have declared already. */
export async function carryPanels(deps: Deps, actor: Actor, key: StageKey): Promise<{ panels: number } | Denial> {
  const denial = whyNot(actor, 'judging.manage', judgingOf(key.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, key);
  if (isDenial(judged)) return judged;
  const { panelOf } = judged.stage;
  if (panelOf === undefined)
    return deny('invalid', '本阶段另行编组，不沿用前一阶段的评审组。', 'This stage has panels of its own.');
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
    const there = new Set((await readPanels(trx, key)).map((panel) => panel.applicationId));
    const fresh = candidates.filter((one) => !there.has(one.id));
    for (const { id: application } of fresh) {
      const earlier = await findPanelOf(trx, application, panelOf);
      const panelId = deps.ids.next();
      await insertPanel(trx, {
        ...key,
        id: panelId,
        applicationId: application,
        processDigest: judged.edition.digest,
        salt: randomBytes(32).toString('hex'),
      });
      const members = judging(earlier?.members ?? []).map(({ assessorId, lead }) => ({
        assessorId,
        lead,
        state: 'clear' as const,
      }));
      await seatMembers(trx, panelId, members, at);
      const panel = await lockPanel(trx, panelId);
      if (panel === null) throw new Error('the panel just written is not there');
      await recordPanel(
        trx,
        panel,
        {},
        { act: 'carry', actorId: actorId(actor), at, details: { from: earlier?.id ?? null } },
      );
    }
    return { panels: fresh.length };
  });
}
