import type { Transaction } from 'kysely';
import { taking } from '#src/domain/judging/panel-state.ts';
import type { NamedPanel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { readScoreSheets } from '#src/store/score-sheets.ts';
import type { Deps } from '../deps.ts';
import { beginConsensus } from './begin-consensus.ts';
import type { JudgedStage } from './judged-edition.ts';
import { settlePanel } from './settle-panel.ts';

/**
 * Takes a locked panel on once everybody has done their part: into consensus, or to its result where percents are
 * averaged. False while somebody is still to declare or hand in, or the panel is too small.
 */
export async function goOnIfReady(
  deps: Deps,
  trx: Transaction<DB>,
  panel: NamedPanel,
  judged: JudgedStage,
  by: { readonly actorId: string; readonly at: Date },
): Promise<boolean> {
  if (panel.state !== 'published' || !(await isReady(trx, panel, judged))) return false;
  if (judged.stage.combine === 'consensus') await beginConsensus(deps, trx, panel, judged, { ...by, reason: null });
  else await settlePanel(trx, panel, judged, { ...by, act: 'settle' });
  return true;
}

/** Whether every member has declared and, where the stage does not begin from an earlier result, handed in their sheet. */
async function isReady(trx: Transaction<DB>, panel: NamedPanel, { stage }: JudgedStage): Promise<boolean> {
  const here = taking(panel.members);
  if (here.length < stage.panel.least || !here.some((one) => one.lead) || here.some((one) => one.state === 'asked'))
    return false;
  if (stage.startsFrom !== undefined) return true;
  const sheets = await readScoreSheets(trx, panel.id);
  return here.every((one) =>
    sheets.some(
      (sheet) => sheet.kind === 'individual' && sheet.assessorId === one.assessorId && sheet.state === 'submitted',
    ),
  );
}
