import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { nextPanelState } from '#src/domain/judging/panel-state.ts';
import { PanelResult } from '#src/domain/judging/panel-result.ts';
import { agreementOf, whyNotAgreed } from '#src/domain/scoring/agreement.ts';
import type { Scores } from '#src/domain/scoring/score-sheet.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { findPanelOf, lockPanel, type NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { moveScoreSheet, readScoreSheets, type ScoreSheet } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { panelSubject, type JudgedStage } from './judged-edition.ts';
import {
  consensusSheet,
  judgedOf,
  memberSheets,
  percentsOfMembers,
  scoresOf,
  sheetDigest,
  visitSheet,
} from './judged-panel.ts';
import { settlePanel, type Agreed } from './settle-panel.ts';
import { sealPanel } from './stage-words.ts';
import { refuseUnvisited } from './visit-ready.ts';

export interface AgreePanel {
  readonly panel: string;
  /** Version of the consensus sheet the lead looked at. */
  readonly seen: number;
}

const absent = deny('absent', '没有这个评审组。', 'There is no such panel.');

/** The lead closes the consensus: every item proposed, talked over where it must be, and agreed to by all. */
export async function agreePanel(deps: Deps, actor: Actor, { panel: id, seen }: AgreePanel): Promise<Agreed | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const panel = await lockPanel(trx, id);
    const denial = whyNot(actor, 'consensus.lead', panel === null ? null : panelSubject(panel));
    if (denial !== null || panel === null) return denial === null || denial.code === 'absent' ? absent : denial;
    if (nextPanelState('agree', panel.state) === null) return sealPanel(panel.state);
    const judged = judgedOf(deps, panel);
    const sheets = await readScoreSheets(trx, id);
    const consensus = consensusSheet(sheets);
    if (consensus === null) throw new Error(`panel ${id} agrees without a sheet`);
    if (consensus.version !== seen)
      return deny(
        'conflict',
        '合议稿刚有改动，请核对后再关闭。',
        'The consensus has just changed; look at it again before you close it.',
      );
    const wrong = await refuseConsensus(trx, panel, judged, sheets, scoresOf(consensus));
    if (wrong !== null) return wrong;
    const by = { actorId: actorId(actor), at };
    for (const sheet of [consensus, visitSheet(sheets)])
      if (sheet !== null)
        await moveScoreSheet(trx, sheet, { state: 'submitted', act: 'agree', digest: sheetDigest(sheet) }, by);
    return await settlePanel(trx, panel, judged, { act: 'agree', ...by });
  });
}

/** What still stands in the way: items not agreed to, and changes from the stage it began from without their cause. */
async function refuseConsensus(
  trx: Transaction<DB>,
  panel: NamedPanel,
  { stage, criteria }: JudgedStage,
  sheets: readonly ScoreSheet[],
  scores: Scores,
): Promise<Denial | null> {
  const set = scoredSet(criteria);
  const members = panel.members.filter((one) => one.state === 'clear');
  const handed = percentsOfMembers(memberSheets(panel, sheets));
  const saying = members.map(
    ({ assessorId }) => handed.find((one) => one.assessor === assessorId) ?? { assessor: assessorId, percents: {} },
  );
  const wrong = whyNotAgreed(agreementOf(set, scores, saying, stage.spread));
  if (wrong !== null) return wrong;
  const causeless = await changedWithoutCause(trx, panel, stage.startsFrom, scores);
  if (causeless.length > 0)
    return deny(
      'findings',
      `这些条款的分数与上一阶段不同，须写明依据：${causeless.join('、')}。`,
      `These items differ from the stage before and need their cause: ${causeless.join(', ')}.`,
      { clauses: causeless },
    );
  return refuseUnvisited(stage, sheets);
}

async function changedWithoutCause(
  trx: Transaction<DB>,
  panel: NamedPanel,
  startsFrom: string | undefined,
  scores: Scores,
): Promise<readonly string[]> {
  const earlier = startsFrom === undefined ? null : await findPanelOf(trx, panel.applicationId, startsFrom);
  const before = PanelResult.safeParse(earlier?.result);
  if (!before.success) return [];
  return before.data.items
    .filter(
      ({ clause, percent }) =>
        percent !== String(scores.percents[clause]) && (scores.reasons[clause] ?? '').trim() === '',
    )
    .map(({ clause }) => clause);
}
