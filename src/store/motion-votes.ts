import type { Kysely, Transaction } from 'kysely';
import type { Choices } from '#src/domain/decision/open-vote.ts';
import type { QuestionCount } from '#src/domain/decision/paper-count.ts';
import type { DB } from './schema.ts';

/** An open vote as it was cast, or recorded for a member by one and confirmed by another. */
export interface OpenVote {
  readonly member: string;
  readonly choices: Choices;
  readonly way: 'own' | 'recorded';
  readonly recordedBy: string;
  readonly confirmedBy: string | null;
  readonly at: Date;
}

/** Whether a vote counts: the member's own, or one that a second person has confirmed. */
export const isCast = (vote: OpenVote): boolean => vote.way === 'own' || vote.confirmedBy !== null;

export async function readVotes(db: Kysely<DB>, motion: string): Promise<OpenVote[]> {
  const rows = await db
    .selectFrom('open_vote')
    .selectAll()
    .where('motion_id', '=', motion)
    .orderBy('member_id')
    .execute();
  return rows.map((row) => ({
    member: row.member_id,
    choices: row.choices as Choices,
    way: row.way as OpenVote['way'],
    recordedBy: row.recorded_by,
    confirmedBy: row.confirmed_by,
    at: row.at,
  }));
}

/** Writes a vote in place of an earlier one of the same member. */
export async function saveVote(trx: Transaction<DB>, motion: string, vote: OpenVote): Promise<void> {
  const said = {
    choices: JSON.stringify(vote.choices),
    way: vote.way,
    recorded_by: vote.recordedBy,
    confirmed_by: vote.confirmedBy,
    at: vote.at,
  };
  await trx
    .insertInto('open_vote')
    .values({ motion_id: motion, member_id: vote.member, ...said })
    .onConflict((conflict) => conflict.columns(['motion_id', 'member_id']).doUpdateSet(said))
    .execute();
}

export async function removeVote(trx: Transaction<DB>, motion: string, member: string): Promise<void> {
  await trx.deleteFrom('open_vote').where('motion_id', '=', motion).where('member_id', '=', member).execute();
}

export interface TellerCount {
  readonly teller: string;
  readonly counts: readonly QuestionCount[];
}

export async function readCounts(db: Kysely<DB>, motion: string): Promise<TellerCount[]> {
  const rows = await db.selectFrom('teller_count').selectAll().where('motion_id', '=', motion).orderBy('at').execute();
  return rows.map((row) => ({ teller: row.teller_id, counts: row.counts as readonly QuestionCount[] }));
}

/** Writes a teller's count in place of their earlier one. */
export async function saveCount(
  trx: Transaction<DB>,
  motion: string,
  { teller, counts }: TellerCount,
  at: Date,
): Promise<void> {
  const said = { counts: JSON.stringify(counts), at };
  await trx
    .insertInto('teller_count')
    .values({ motion_id: motion, teller_id: teller, ...said })
    .onConflict((conflict) => conflict.columns(['motion_id', 'teller_id']).doUpdateSet(said))
    .execute();
}

/** Sets every count of a motion aside. */
export async function removeCounts(trx: Transaction<DB>, motion: string): Promise<void> {
  await trx.deleteFrom('teller_count').where('motion_id', '=', motion).execute();
}

export interface MotionScan {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Keeps a scan with its motion; the same bytes twice are one. */
export async function insertMotionScan(
  trx: Transaction<DB>,
  motion: string,
  scan: MotionScan,
  by: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('motion_file')
    .values({ motion_id: motion, ...scan, uploaded_by: by, uploaded_at: at })
    .onConflict((conflict) => conflict.columns(['motion_id', 'sha256']).doNothing())
    .execute();
}

export async function readMotionScans(db: Kysely<DB>, motion: string): Promise<MotionScan[]> {
  const rows = await db
    .selectFrom('motion_file')
    .selectAll()
    .where('motion_id', '=', motion)
    .orderBy('uploaded_at')
    .execute();
  return rows.map(({ sha256, name, type, size }) => ({ sha256, name, type, size: Number(size) }));
}
