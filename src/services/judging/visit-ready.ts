import type { Stage } from '#src/definition/assessment.ts';
import type { Denial } from '#src/domain/denial.ts';
import { whyNotVisited } from '#src/domain/visit/visit-record.ts';
import type { ScoreSheet } from '#src/store/score-sheets.ts';
import { visitSheet } from './judged-panel.ts';

/** Why a panel of a site visit cannot close: its record of opening, closing or report is not there. Null in every other stage. */
export function refuseUnvisited(stage: Pick<Stage, 'kind'>, sheets: readonly ScoreSheet[]): Denial | null {
  return stage.kind === 'site' ? whyNotVisited(visitSheet(sheets)?.body ?? {}) : null;
}

/** The same where percents are averaged: with the last sheet handed in such a panel closes by itself, so that nobody hands in before the visit is on record. */
export function refuseUnvisitedSheet(
  stage: Pick<Stage, 'kind' | 'combine'>,
  sheets: readonly ScoreSheet[],
): Denial | null {
  return stage.combine === 'consensus' ? null : refuseUnvisited(stage, sheets);
}
