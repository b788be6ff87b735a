import type { Kysely, Selectable, Transaction } from 'kysely';
import { drawStream, type StageKey } from '#src/domain/audit/stream.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import type { DrawTable } from './judging-schema.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { DB } from './schema.ts';

/** A draw of a stage: its public record, and sealed what opens its entries. */
export interface Draw extends StageKey {
  readonly id: string;
  readonly record: DrawRecord;
  /** Sealed JSON: the salt of each application. */
  readonly salts: string;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
}

const fromRow = (row: Selectable<DrawTable>): Draw => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  class: row.class,
  stage: row.stage,
  record: row.record as DrawRecord,
  salts: row.salts,
  salt: row.salt,
  seq: row.seq,
  head: row.head,
});

export async function insertDraw(
  trx: Transaction<DB>,
  draw: Omit<Draw, 'seq' | 'head'>,
  by: { readonly actorId: string; readonly at: Date },
): Promise<Draw> {
  await trx
    .insertInto('draw')
    .values({
      id: draw.id,
      programme: draw.programme,
      edition: draw.edition,
      class: draw.class,
      stage: draw.stage,
      purpose: draw.record.purpose,
      record: JSON.stringify(draw.record),
      salts: draw.salts,
      drawn_at: null,
      disclosed_at: null,
      salt: draw.salt,
      created_by: by.actorId,
      created_at: by.at,
    })
    .execute();
  return { ...draw, seq: 0, head: '' };
}

export async function findDraw(db: Kysely<DB>, id: string): Promise<Draw | null> {
  const row = await db.selectFrom('draw').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function lockDraw(trx: Transaction<DB>, id: string): Promise<Draw | null> {
  const row = await trx.selectFrom('draw').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The draws of a stage, the latest first. */
export async function readDraws(db: Kysely<DB>, key: StageKey): Promise<Draw[]> {
  const rows = await db
    .selectFrom('draw')
    .selectAll()
    .where('programme', '=', key.programme)
    .where('edition', '=', key.edition)
    .where('class', '=', key.class)
    .where('stage', '=', key.stage)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** Records of draws that were disclosed: what the public may verify. */
export async function readDisclosedDraws(db: Kysely<DB>, programme: string, edition: string): Promise<DrawRecord[]> {
  const rows = await db
    .selectFrom('draw')
    .select('record')
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('disclosed_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.record as DrawRecord);
}

/** Writes what an act made of a locked draw, with its event: the words hold the digest of the record. */
export async function recordDraw(
  trx: Transaction<DB>,
  draw: Draw,
  record: DrawRecord,
  done: JudgingDone,
): Promise<Draw> {
  const head = await recordJudging(trx, { ...draw, stream: drawStream(draw) }, done);
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
  await trx
    .updateTable('draw')
    .set({
      record: JSON.stringify(record),
      drawn_at: instant(record.drawnAt),
      disclosed_at: instant(record.disclosedAt),
      seq: head.seq,
      head: head.hash,
    })
    .where('id', '=', draw.id)
    .execute();
  return { ...draw, record, seq: head.seq, head: head.hash };
}
