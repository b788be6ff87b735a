import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { nextPanelState } from '#src/domain/judging/panel-state.ts';
import { lockPanel, recordPanel, type NamedPanel } from '#src/store/panels.ts';
import { moveScoreSheet, readScoreSheets } from '#src/store/score-sheets.ts';
import { findStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { judgingOf } from './judged-edition.ts';
import { consensusSheet, visitSheet } from './judged-panel.ts';
import { sealPanel, sealStage } from './stage-words.ts';

export interface ReopenPanel {
  readonly panel: string;
  readonly reason: string;
}

const absent = deny('absent', '没有这个评审组。', 'There is no such panel.');

/** The office gives a panel its consensus back with reason, while the stage is open: what was agreed stays in the record. */
export async function reopenPanel(
  deps: Deps,
  actor: Actor,
  input: ReopenPanel,
): Promise<{ state: NamedPanel['state'] } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const panel = await lockPanel(trx, input.panel);
    const denial = whyNot(actor, 'judging.manage', panel === null ? null : judgingOf(panel.programme));
    if (denial !== null || panel === null) return denial === null || denial.code === 'absent' ? absent : denial;
    if (nextPanelState('reopen', panel.state) === null) return sealPanel(panel.state);
    const stage = await findStage(trx, panel);
    if (stage !== null && stage.state !== 'open') return sealStage(stage.state);
    const by = { actorId: actorId(actor), at };
    const sheets = await readScoreSheets(trx, panel.id);
    for (const sheet of [consensusSheet(sheets), visitSheet(sheets)])
      if (sheet !== null && sheet.state !== 'open')
        await moveScoreSheet(trx, sheet, { state: 'open', act: 'reopen', digest: '' }, by);
    const moved = await recordPanel(
      trx,
      panel,
      { state: 'agreeing', result: null, digest: null, scan: null, agreedAt: null },
      { act: 'reopen', ...by, details: { reason: input.reason } },
    );
    return { state: moved.state };
  });
}
