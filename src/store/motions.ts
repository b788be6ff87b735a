import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { motionStream } from '#src/domain/audit/stream.ts';
import type { MotionBody } from '#src/domain/decision/motion-body.ts';
import type { MotionState, Way } from '#src/domain/decision/motion.ts';
import type { MotionTable } from './decision-schema.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { DB } from './schema.ts';

/** A list of candidates for one prize. */
export interface Motion {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly meeting: string;
  readonly processDigest: string;
  readonly prize: string;
  readonly way: Way;
  readonly state: MotionState;
  /** The motion it puts again. */
  readonly former: string | null;
  readonly body: MotionBody;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
  readonly putAt: Date | null;
  readonly closedAt: Date | null;
}

const fromRow = (row: Selectable<MotionTable>): Motion => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  meeting: row.meeting_id,
  processDigest: row.process_digest,
  prize: row.prize,
  way: row.way as Way,
  state: row.state as MotionState,
  former: row.former,
  body: row.body as MotionBody,
  salt: row.salt,
  seq: row.seq,
  head: row.head,
  putAt: row.put_at,
  closedAt: row.closed_at,
});

export type NewMotion = Omit<Motion, 'state' | 'seq' | 'head' | 'putAt' | 'closedAt'>;

export async function insertMotion(trx: Transaction<DB>, motion: NewMotion, by: string, at: Date): Promise<Motion> {
  const row = await trx
    .insertInto('motion')
    .values({
      id: motion.id,
      programme: motion.programme,
      edition: motion.edition,
      meeting_id: motion.meeting,
      process_digest: motion.processDigest,
      prize: motion.prize,
      way: motion.way,
      state: 'draft',
      former: motion.former,
      body: JSON.stringify(motion.body),
      salt: motion.salt,
      created_by: by,
      created_at: at,
      put_at: null,
      closed_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function findMotion(db: Kysely<DB>, id: string): Promise<Motion | null> {
  const row = await db.selectFrom('motion').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** A motion, locked. The award's lock comes first, then the meeting's, then this. */
export async function lockMotion(trx: Transaction<DB>, id: string): Promise<Motion | null> {
  const row = await trx.selectFrom('motion').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The motion that a secret ballot is taken for; null where it is taken for none. */
export async function findMotionOfBallot(db: Kysely<DB>, ballot: string): Promise<Motion | null> {
  const row = await db
    .selectFrom('motion')
    .selectAll()
    .where(sql<boolean>`body -> 'ballots' @> ${JSON.stringify([{ ballotId: ballot }])}::jsonb`)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Every motion of an edition, oldest first. */
export async function readMotions(db: Kysely<DB>, programme: string, edition: string): Promise<Motion[]> {
  const rows = await db
    .selectFrom('motion')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export type MotionChange = Partial<Pick<Motion, 'state' | 'way' | 'body' | 'putAt' | 'closedAt'>>;

/** Writes an act on a locked motion: what it changes, its event and its words. */
export async function recordMotion(
  trx: Transaction<DB>,
  motion: Motion,
  change: MotionChange,
  done: Omit<JudgingDone, 'state'>,
): Promise<Motion> {
  const moved = { ...motion, ...change };
  const head = await recordJudging(trx, { ...motion, stream: motionStream(motion) }, { ...done, state: moved.state });
  await trx
    .updateTable('motion')
    .set({
      way: moved.way,
      state: moved.state,
      body: JSON.stringify(moved.body),
      put_at: moved.putAt,
      closed_at: moved.closedAt,
      seq: head.seq,
      head: head.hash,
    })
    .where('id', '=', motion.id)
    .execute();
  return { ...moved, seq: head.seq, head: head.hash };
}
