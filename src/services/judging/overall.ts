import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { countOverall as count } from '#src/domain/judging/count-stage.ts';
import type { StageResult } from '#src/domain/judging/stage-entry.ts';
import { readPanels, type Panel } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { findStage, lockStage, recordStage } from '#src/store/stages.ts';
import { candidatesOf } from './candidates.ts';
import type { JudgedStage } from './judged-edition.ts';

/** Under this name the overall evaluation (综合评价) stands beside the stages it is made of. */
export const overallStage = 'overall';

/** Puts the stages together by their weights and keeps the ranking that the committee is given; the last stage has just been confirmed. */
export async function writeOverall(
  trx: Transaction<DB>,
  judged: JudgedStage,
  key: StageKey,
  by: { readonly actorId: string; readonly at: Date },
): Promise<StageResult> {
  const result = await countOverall(trx, judged, key);
  const row = await lockStage(trx, { ...key, stage: overallStage }, randomBytes(32).toString('hex'));
  await recordStage(
    trx,
    row,
    { state: 'confirmed', closedAt: by.at, confirmedAt: by.at, result },
    { act: 'evaluate', ...by, details: { digest: result.digest } },
  );
  return result;
}

async function countOverall(trx: Transaction<DB>, judged: JudgedStage, key: StageKey): Promise<StageResult> {
  const { rules } = judged;
  const last = await findStage(trx, key);
  const on = new Set(
    ((last?.result as StageResult | null)?.entries ?? []).filter((entry) => entry.in).map((entry) => entry.application),
  );
  const candidates = ((await candidatesOf(trx, key, judged)) ?? []).filter((one) => on.has(one.id));
  const panels: Panel[] = [];
  for (const stage of rules.stages) panels.push(...(await readPanels(trx, { ...key, stage: stage.id })));
  return count({ rules, criteria: judged.edition.criteria }, key.class, candidates, panels);
}
