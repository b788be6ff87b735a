import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { meetingStream } from '#src/domain/audit/stream.ts';
import type { MeetingState } from '#src/domain/decision/meeting.ts';
import type { MeetingTable } from './decision-schema.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { DB } from './schema.ts';

/** A session of the committee: what is on its agenda, and who is there. */
export interface Meeting {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly number: number;
  readonly day: string;
  readonly place: string;
  readonly state: MeetingState;
  readonly document: string | null;
  /** Motions in their order. */
  readonly agenda: readonly string[];
  /** Members who are there. */
  readonly present: readonly string[];
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
}

const fromRow = (row: Selectable<MeetingTable>): Meeting => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  number: row.number,
  day: row.day,
  place: row.place,
  state: row.state as MeetingState,
  document: row.document,
  agenda: row.agenda,
  present: row.present,
  salt: row.salt,
  seq: row.seq,
  head: row.head,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
});

/** Calls the next session; whoever asks holds the award's lock, which gives sessions their numbers. */
export async function insertMeeting(
  trx: Transaction<DB>,
  meeting: Pick<Meeting, 'id' | 'programme' | 'edition' | 'day' | 'place' | 'salt'>,
  by: string,
  at: Date,
): Promise<Meeting> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(number), 0)::int as last from meeting
    where programme = ${meeting.programme} and edition = ${meeting.edition}`.execute(trx);
  const row = await trx
    .insertInto('meeting')
    .values({
      ...meeting,
      number: (rows[0]?.last ?? 0) + 1,
      state: 'called',
      document: null,
      agenda: '[]',
      present: '[]',
      created_by: by,
      created_at: at,
      opened_at: null,
      closed_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function findMeeting(db: Kysely<DB>, id: string): Promise<Meeting | null> {
  const row = await db.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function lockMeeting(trx: Transaction<DB>, id: string): Promise<Meeting | null> {
  const row = await trx.selectFrom('meeting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function readMeetings(db: Kysely<DB>, programme: string, edition: string): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('number')
    .execute();
  return rows.map(fromRow);
}

export type MeetingChange = Partial<
  Pick<Meeting, 'day' | 'place' | 'state' | 'document' | 'agenda' | 'present' | 'openedAt' | 'closedAt'>
>;

/** Writes an act on a locked session: what it changes, its event and its words. */
export async function recordMeeting(
  trx: Transaction<DB>,
  meeting: Meeting,
  change: MeetingChange,
  done: Omit<JudgingDone, 'state'>,
): Promise<Meeting> {
  const moved = { ...meeting, ...change };
  const head = await recordJudging(
    trx,
    { ...meeting, stream: meetingStream(meeting) },
    { ...done, state: moved.state },
  );
  await trx
    .updateTable('meeting')
    .set({
      day: moved.day,
      place: moved.place,
      state: moved.state,
      document: moved.document,
      agenda: JSON.stringify(moved.agenda),
      present: JSON.stringify(moved.present),
      opened_at: moved.openedAt,
      closed_at: moved.closedAt,
      seq: head.seq,
      head: head.hash,
    })
    .where('id', '=', meeting.id)
    .execute();
  return { ...moved, seq: head.seq, head: head.hash };
}
