import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { countOverall as count } from '#src/domain/judging/count-stage.ts';
import type { StageResult } from '#src/domain/judging/stage-entry.ts';
import { readPanels, type Panel } from '#src/store/panels.ts';
import type { Candidate } from '#src/store/candidates.ts';
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

/** Whom the overall evaluation places, and every panel they had: those whom the last stage lets go on. */
export async function overallCases(
  db: Kysely<DB>,
  judged: JudgedStage,
  key: StageKey,
): Promise<{ readonly candidates: readonly Candidate[]; readonly panels: readonly Panel[] }> {
  const last = await findStage(db, key);
  const on = new Set(
    ((last?.result as StageResult | null)?.entries ?? []).filter((entry) => entry.in).map((entry) => entry.application),
  );
  const candidates = ((await candidatesOf(db, key, judged)) ?? []).filter((one) => on.has(one.id));
  const panels: Panel[] = [];
  for (const stage of judged.rules.stages) panels.push(...(await readPanels(db, { ...key, stage: stage.id })));
  return { candidates, panels };
}

async function countOverall(trx: Transaction<DB>, judged: JudgedStage, key: StageKey): Promise<StageResult> {
  const { candidates, panels } = await overallCases(trx, judged, key);
  return count({ rules: judged.rules, criteria: judged.edition.criteria }, key.class, candidates, panels);
}
