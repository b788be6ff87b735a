import { sql, type Kysely, type Transaction } from 'kysely';
import { scoreStream } from '#src/domain/audit/stream.ts';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import { appendEvent } from './audit.ts';
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

/** What a sheet `s` of a panel `p` is, without what it says. */
export const bareColumns = sql`s.id, s.panel_id as "panelId", p.programme, p.edition, s.kind, s.assessor_id as "assessorId", s.state, s.version, s.head,
  s.salt, s.saved_at as "savedAt", s.submitted_at as "submittedAt", s.digest`;
const columns = sql`${bareColumns}, s.body`;

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

/** Version of the last change of every path of a sheet. */
export async function readMarks(db: Kysely<DB>, id: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ path: string; mark: number }>`
    select path, max(version) as mark from score_history where sheet_id = ${id} group by path`.execute(db);
  return Object.fromEntries(rows.map(({ path, mark }) => [path, mark]));
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
