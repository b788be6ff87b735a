import { sql, type Kysely, type Transaction } from 'kysely';
import type { CurrentValue } from '#src/domain/form/save.ts';
import { eventOfSaved, type AuditRow } from './audit.ts';
import { rowsOf, type HistoryRow } from './history-rows.ts';
import { membersOf, type Panel } from './panels.ts';
import type { DB } from './schema.ts';
import { bareColumns, type ScoreSheet } from './score-sheets.ts';

/** What a save has to know of a panel: whose it is, how it judges, and its seq, which every act on it moves. */
export type PanelNow = Pick<
  Panel,
  'id' | 'programme' | 'edition' | 'class' | 'stage' | 'processDigest' | 'state' | 'seq' | 'members'
>;
export type SheetNow = Omit<ScoreSheet, 'body'>;

/** A score sheet before it is saved, with its panel, as both stand now. */
export interface BeforeScores {
  readonly sheet: SheetNow;
  readonly panel: PanelNow;
  /** For the paths asked for: version of their last change, and their value now. */
  readonly current: Readonly<Record<string, CurrentValue>>;
  readonly now: Date;
}

type Row = SheetNow & Pick<BeforeScores, 'panel' | 'current' | 'now'>;

/** What a save of some paths has to know, in one statement that locks nothing; null where there is no such sheet. */
export async function readForScores(
  db: Kysely<DB>,
  id: string,
  paths: readonly string[],
): Promise<BeforeScores | null> {
  const { rows } = await sql<Row>`
    select ${bareColumns}, clock_timestamp() as now,
      jsonb_build_object('id', p.id, 'programme', p.programme, 'edition', p.edition, 'class', p.class, 'stage', p.stage,
        'processDigest', p.process_digest, 'state', p.state, 'seq', p.seq, 'members', ${membersOf}) as panel,
      (select coalesce(jsonb_object_agg(k, jsonb_build_object('mark',
           coalesce((select max(h.version) from score_history h where h.sheet_id = s.id and h.path = k), 0), 'value', s.body -> k)), '{}')
         from unnest(${[...paths]}::text[]) k) as current
    from score_sheet s join panel p on p.id = s.panel_id where s.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { panel, current, now, ...sheet } = row;
  return { sheet, panel, current, now };
}

/**
 * Locks a sheet, under the lock of its panel shared: nobody closes the panel while it is written. One statement: whoever
 * waited for a lock gets both rows as they stand then.
 */
export async function lockScores(trx: Transaction<DB>, id: string): Promise<void> {
  await sql`select 1 from score_sheet s join panel p on p.id = s.panel_id where s.id = ${id}
    for no key update of s for share of p`.execute(trx);
}

export interface ScoreWrite {
  readonly id: string;
  /** The panel as it was read: the write happens only while nothing was done to it since. */
  readonly panel: Pick<Panel, 'id' | 'seq'>;
  /** The version after the write; the write happens only while the sheet is at the one before. */
  readonly version: number;
  readonly at: Date;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly history: readonly HistoryRow[];
  readonly actorId: string;
  readonly audit: AuditRow;
}

/**
 * Writes values, their history and the event in one statement: all of it, or nothing and false where the sheet or its
 * panel has changed since it was read. The panel is locked first, so that a save waits for an act that is under way.
 */
export async function writeScores(db: Kysely<DB>, write: ScoreWrite): Promise<boolean> {
  const { audit, history, panel } = write;
  const { numAffectedRows } = await sql`
    with house as (select 1 from panel where id = ${panel.id} and seq = ${panel.seq}::int for share),
    saved as (
      update score_sheet set body = body || ${JSON.stringify(write.values)}::jsonb, version = ${write.version}::int, head = ${audit.hash},
        saved_at = ${write.at}::timestamptz
      where id = ${write.id} and version = ${write.version - 1}::int and exists (select from house) returning id, version, saved_at),
    remembered as (
      insert into score_history (sheet_id, path, version, value, salt, actor_id, at)
      select saved.id, h.path, saved.version, h.value, h.salt, ${write.actorId}, saved.saved_at
      from saved, ${rowsOf(history)} as h (path, value, salt)),
    ${eventOfSaved(audit)}`.execute(db);
  return numAffectedRows === 1n;
}
