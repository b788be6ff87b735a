import { sql, type Kysely, type Transaction } from 'kysely';
import { scoreStream } from '#src/domain/audit/stream.ts';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import type { CurrentValue } from '#src/domain/form/save.ts';
import { appendEvent, type AuditRow } from './audit.ts';
import type { DB } from './schema.ts';

export type SheetKind = 'individual' | 'consensus' | 'visit';
export type ScoreState = 'open' | 'submitted' | 'unfinished';

/** One assessor's score sheet, or the panel's: its consensus, and the record of its site visit. `version` is the seq of its audit stream. */
export interface ScoreSheet {
  readonly id: string;
  readonly panelId: string;
  readonly programme: string;
  readonly edition: string;
  readonly kind: SheetKind;
  readonly assessorId: string | null;
  readonly state: ScoreState;
  readonly body: FlatAnswers;
  readonly version: number;
  readonly head: string;
  readonly salt: string;
  readonly savedAt: Date;
  readonly submittedAt: Date | null;
  readonly digest: string | null;
}

/** A sheet `s` with the panel `p` it belongs to. */
const columns = sql`s.id, s.panel_id as "panelId", p.programme, p.edition, s.kind, s.assessor_id as "assessorId", s.state, s.body, s.version, s.head,
  s.salt, s.saved_at as "savedAt", s.submitted_at as "submittedAt", s.digest`;

/** All sheets of a panel; who may see which of them is decided by whoever asks. */
export async function readScoreSheets(db: Kysely<DB>, panelId: string): Promise<ScoreSheet[]> {
  const { rows } = await sql<ScoreSheet>`
    select ${columns} from score_sheet s join panel p on p.id = s.panel_id where s.panel_id = ${panelId} order by s.kind, s.id`.execute(
    db,
  );
  return rows;
}

export async function findScoreSheet(db: Kysely<DB>, id: string): Promise<ScoreSheet | null> {
  const { rows } = await sql<ScoreSheet>`
    select ${columns} from score_sheet s join panel p on p.id = s.panel_id where s.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** A sheet under lock, with the database's time at which it was read. */
export interface LockedSheet extends ScoreSheet {
  readonly now: Date;
}

/**
 * A sheet locked, under the lock of its panel shared: nobody closes the panel while it is written. One statement: whoever
 * waited for a lock gets both rows as they stand then.
 */
export async function lockScoreSheet(trx: Transaction<DB>, id: string): Promise<LockedSheet | null> {
  const { rows } = await sql<LockedSheet>`
    select ${columns}, clock_timestamp() as now from score_sheet s join panel p on p.id = s.panel_id where s.id = ${id}
    for no key update of s for share of p`.execute(trx);
  return rows[0] ?? null;
}

export async function insertScoreSheet(
  trx: Transaction<DB>,
  sheet: Pick<ScoreSheet, 'id' | 'panelId' | 'kind' | 'assessorId' | 'salt'> & { readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('score_sheet')
    .values({
      id: sheet.id,
      panel_id: sheet.panelId,
      kind: sheet.kind,
      assessor_id: sheet.assessorId,
      state: 'open',
      body: '{}',
      salt: sheet.salt,
      saved_at: sheet.at,
      submitted_at: null,
      digest: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** For some paths of a sheet: version of their last change, and their value now. */
export async function readCurrent(
  db: Kysely<DB>,
  id: string,
  paths: readonly string[],
): Promise<Readonly<Record<string, CurrentValue>>> {
  const { rows } = await sql<{ path: string; mark: number; value: string | string[] | null }>`
    select k as path, coalesce((select max(h.version) from score_history h where h.sheet_id = s.id and h.path = k), 0) as mark, s.body -> k as value
    from score_sheet s, unnest(${[...paths]}::text[]) k where s.id = ${id}`.execute(db);
  return Object.fromEntries(rows.map(({ path, mark, value }) => [path, { mark, value }]));
}

/** Version of the last change of every path of a sheet. */
export async function readMarks(db: Kysely<DB>, id: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ path: string; mark: number }>`
    select path, max(version) as mark from score_history where sheet_id = ${id} group by path`.execute(db);
  return Object.fromEntries(rows.map(({ path, mark }) => [path, mark]));
}

export interface ScoreWrite {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly history: readonly { readonly path: string; readonly value: string; readonly salt: string }[];
  readonly actorId: string;
  readonly audit: AuditRow;
}

/** Writes values of a locked sheet, their history and the event in one statement. */
export async function writeScores(trx: Transaction<DB>, write: ScoreWrite): Promise<void> {
  const { audit, history } = write;
  await sql`
    with saved as (
      update score_sheet set body = body || ${JSON.stringify(write.values)}::jsonb, version = ${write.version}::int, head = ${audit.hash},
        saved_at = ${write.at}::timestamptz where id = ${write.id} returning id, version, saved_at),
    remembered as (
      insert into score_history (sheet_id, path, version, value, salt, actor_id, at)
      select saved.id, h.path, saved.version, h.value, h.salt, ${write.actorId}, saved.saved_at
      from saved, unnest(${history.map((h) => h.path)}::text[], ${history.map((h) => h.value)}::text[], ${history.map((h) => h.salt)}::text[]) as h (path, value, salt)),
    waiting as (insert into audit_unsealed (stream) select ${audit.stream} from saved)
    insert into audit_event (stream, seq, kind, body, actor_id, at, previous, hash)
    select ${audit.stream}, ${audit.seq}::int, ${audit.kind}, ${audit.body}::jsonb, ${audit.actor_id}, ${audit.at}::timestamptz, ${audit.previous}, ${audit.hash}
    from saved`.execute(trx);
}

/** Moves a locked sheet to another state, with its event. */
export async function moveScoreSheet(
  trx: Transaction<DB>,
  sheet: ScoreSheet,
  to: { readonly state: ScoreState; readonly act: string; readonly digest: string },
  by: { readonly actorId: string; readonly at: Date },
): Promise<ScoreSheet> {
  const head = await appendEvent(trx, {
    stream: scoreStream(sheet),
    head: { seq: sheet.version, hash: sheet.head },
    event: { kind: 'score-acted', body: { act: to.act, state: to.state, digest: to.digest } },
    ...by,
  });
  const submittedAt = to.state === 'submitted' ? by.at : null;
  const digest = to.state === 'open' ? null : to.digest;
  await trx
    .updateTable('score_sheet')
    .set({ state: to.state, version: head.seq, head: head.hash, submitted_at: submittedAt, digest })
    .where('id', '=', sheet.id)
    .execute();
  return { ...sheet, state: to.state, version: head.seq, head: head.hash, submittedAt, digest };
}
