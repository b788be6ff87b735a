import type { Kysely, Transaction } from 'kysely';
import type { AnswerWay } from '#src/domain/workflow/consultation.ts';
import type { DB } from './schema.ts';

/** A reply (复函): its number and day where it is a letter, its scan, and who signed it. */
export interface Reply {
  readonly id: string;
  readonly letter: string;
  readonly way: AnswerWay;
  readonly number: string | null;
  readonly dated: string | null;
  readonly file: string | null;
  readonly signedBy: string | null;
  readonly by: string;
  readonly at: Date;
}

export async function insertReply(trx: Transaction<DB>, reply: Reply): Promise<void> {
  await trx
    .insertInto('consultation_reply')
    .values({
      id: reply.id,
      consultation_id: reply.letter,
      way: reply.way,
      number: reply.number,
      dated: reply.dated,
      file: reply.file,
      signed_by: reply.signedBy,
      by: reply.by,
      at: reply.at,
    })
    .execute();
}

/** The replies to some letters, oldest first. */
export async function readReplies(db: Kysely<DB>, letters: readonly string[]): Promise<Reply[]> {
  if (letters.length === 0) return [];
  const rows = await db
    .selectFrom('consultation_reply')
    .selectAll()
    .where('consultation_id', 'in', [...letters])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    letter: row.consultation_id,
    way: row.way as AnswerWay,
    number: row.number,
    dated: row.dated,
    file: row.file,
    signedBy: row.signed_by,
    by: row.by,
    at: row.at,
  }));
}

export interface ReplyScan {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Keeps a scan with its letter; the same bytes twice are one. */
export async function insertReplyScan(
  trx: Transaction<DB>,
  letter: string,
  scan: ReplyScan,
  by: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('consultation_file')
    .values({
      consultation_id: letter,
      sha256: scan.sha256,
      name: scan.name,
      type: scan.type,
      size: scan.size,
      uploaded_by: by,
      uploaded_at: at,
    })
    .onConflict((conflict) => conflict.columns(['consultation_id', 'sha256']).doNothing())
    .execute();
}

export async function findReplyScan(db: Kysely<DB>, letter: string, sha256: string): Promise<ReplyScan | null> {
  const row = await db
    .selectFrom('consultation_file')
    .selectAll()
    .where('consultation_id', '=', letter)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row === undefined ? null : { sha256: row.sha256, name: row.name, type: row.type, size: Number(row.size) };
}

/** How many scans are kept with a letter. */
export async function countReplyScans(db: Kysely<DB>, letter: string): Promise<number> {
  const { count } = await db
    .selectFrom('consultation_file')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('consultation_id', '=', letter)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface NewLink {
  readonly hash: string;
  readonly letter: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A new link; earlier ones of the letter that nobody used are void from now on. */
export async function insertLink(trx: Transaction<DB>, link: NewLink): Promise<void> {
  await trx
    .updateTable('consultation_link')
    .set({ revoked_at: link.createdAt })
    .where('consultation_id', '=', link.letter)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  await trx
    .insertInto('consultation_link')
    .values({
      hash: link.hash,
      consultation_id: link.letter,
      created_by: link.createdBy,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      used_at: null,
      revoked_at: null,
    })
    .execute();
}

/** The letter that a live link opens; null where it is unknown, used, void or over. */
export async function letterOfLink(db: Kysely<DB>, hash: string, at: Date): Promise<string | null> {
  const row = await db
    .selectFrom('consultation_link')
    .select('consultation_id')
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return row?.consultation_id ?? null;
}

/** Uses a live link up; false where somebody was quicker. */
export async function useUpLink(trx: Transaction<DB>, hash: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('consultation_link')
    .set({ used_at: at })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
