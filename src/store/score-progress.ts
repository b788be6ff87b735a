import { sql, type Kysely } from 'kysely';
import type { ScoreState } from './score-sheets.ts';
import type { DB } from './schema.ts';

/** How far one sheet is; what it says is read elsewhere, by those who may. */
export interface Progress {
  readonly panelId: string;
  readonly assessorId: string | null;
  readonly state: ScoreState;
  readonly submittedAt: Date | null;
}

/** The state of every sheet of some panels, by panel. */
export async function readProgress(
  db: Kysely<DB>,
  panelIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Progress[]>> {
  const { rows } = await sql<Progress>`
    select panel_id as "panelId", assessor_id as "assessorId", state, submitted_at as "submittedAt" from score_sheet where panel_id = any(${[...panelIds]})`.execute(
    db,
  );
  return Map.groupBy(rows, (row) => row.panelId);
}
