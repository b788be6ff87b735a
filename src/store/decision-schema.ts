import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

/** Somebody on the roll of an edition's committee. */
export interface CommitteeMemberTable {
  id: string;
  programme: string;
  edition: string;
  name: string;
  user_id: string | null;
  chair: Generated<boolean>;
  active: Generated<boolean>;
  created_by: string;
  created_at: Instant;
}
/** A member of the committee standing aside from one case. */
export interface RecusalTable {
  id: string;
  programme: string;
  edition: string;
  application_id: string;
  member_id: string;
  source: string;
  state: string;
  reason: string;
  said_by: string;
  said_at: Instant;
  decided_by: string | null;
  decided_at: Date | null;
  decided_why: string | null;
}
/** A session of the committee. */
export interface MeetingTable {
  id: string;
  programme: string;
  edition: string;
  number: number;
  day: string;
  place: string;
  state: string;
  /** 文号 of its minutes, once given. */
  document: string | null;
  agenda: JSONColumnType<readonly string[]>;
  present: JSONColumnType<readonly string[]>;
  salt: string;
  seq: Generated<number>;
  head: Generated<string>;
  created_by: string;
  created_at: Instant;
  opened_at: Date | null;
  closed_at: Date | null;
}
/** A list of candidates for one prize, put to the committee's vote. */
export interface MotionTable {
  id: string;
  programme: string;
  edition: string;
  meeting_id: string;
  process_digest: string;
  prize: string;
  way: string;
  state: string;
  former: string | null;
  body: JSONColumnType<object>;
  salt: string;
  seq: Generated<number>;
  head: Generated<string>;
  created_by: string;
  created_at: Instant;
  put_at: Date | null;
  closed_at: Date | null;
}
/** A member's open vote; one that was recorded for them counts once a second person has confirmed it. */
export interface OpenVoteTable {
  motion_id: string;
  member_id: string;
  choices: JSONColumnType<object>;
  way: string;
  recorded_by: string;
  confirmed_by: string | null;
  at: Instant;
}
/** What one teller counted; kept until the second has counted too. */
export interface TellerCountTable {
  motion_id: string;
  teller_id: string;
  counts: JSONColumnType<readonly object[]>;
  at: Instant;
}
/** A scan of a count of paper ballots. */
export interface MotionFileTable {
  motion_id: string;
  sha256: string;
  name: string;
  type: string;
  size: ColumnType<string, number, number>;
  uploaded_by: string;
  uploaded_at: Instant;
}
/** Tables of the committee's decision. */
export interface DecisionTables {
  committee_member: CommitteeMemberTable;
  recusal: RecusalTable;
  meeting: MeetingTable;
  motion: MotionTable;
  open_vote: OpenVoteTable;
  teller_count: TellerCountTable;
  motion_file: MotionFileTable;
}
