import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

/** A stage of the judging of one class. */
export interface JudgingStageTable {
  programme: string;
  edition: string;
  class: string;
  stage: string;
  state: string;
  opened_at: Date | null;
  due: Date | null;
  closed_at: Date | null;
  confirmed_at: Date | null;
  result: ColumnType<object | null, string | null, string | null>;
  salt: string;
  seq: Generated<number>;
  head: Generated<string>;
}
/** What was done in the judging, in words; the event of the same stream and `seq` commits to them. */
export interface JudgingActTable {
  stream: string;
  seq: number;
  act: string;
  actor_id: string;
  at: Instant;
  details: JSONColumnType<object>;
}
/** The assessors of one application in one stage, and what they came to. */
export interface PanelTable {
  id: string;
  programme: string;
  edition: string;
  class: string;
  stage: string;
  application_id: string;
  process_digest: string;
  state: string;
  result: ColumnType<object | null, string | null, string | null>;
  digest: string | null;
  scan: string | null;
  salt: string;
  published_at: Date | null;
  agreed_at: Date | null;
  seq: Generated<number>;
  head: Generated<string>;
}
export interface PanelMemberTable {
  panel_id: string;
  assessor_id: string;
  lead: Generated<boolean>;
  state: string;
  since: Instant;
}
/** One assessor's sheet, or the panel's; flat as answers are. */
export interface ScoreSheetTable {
  id: string;
  panel_id: string;
  kind: string;
  assessor_id: string | null;
  state: string;
  body: JSONColumnType<Record<string, string | string[]>>;
  version: Generated<number>;
  head: Generated<string>;
  salt: string;
  saved_at: Instant;
  submitted_at: Date | null;
  digest: string | null;
}
export interface ScoreHistoryTable {
  sheet_id: string;
  path: string;
  version: number;
  value: string | null;
  salt: string;
  actor_id: string;
  at: Instant;
}
/** The award of an edition as a whole: from the decision to the conferment. */
export interface AwardTable {
  programme: string;
  edition: string;
  state: string;
  body: JSONColumnType<object>;
  salt: string;
  seq: Generated<number>;
  head: Generated<string>;
}
/** A prize that the committee decided on; embargoed until `published_at`. */
export interface OutcomeTable {
  application_id: string;
  programme: string;
  edition: string;
  class: string;
  prize: string;
  state: string;
  decided_at: Instant;
  published_at: Date | null;
  conferred_at: Date | null;
  certificate: string | null;
  valid_until: string | null;
  revoked_at: Date | null;
  revoked_why: string | null;
}

/** A signed scan or a photograph of a panel. */
export interface PanelFileTable {
  panel_id: string;
  sha256: string;
  name: string;
  type: string;
  size: ColumnType<string, number, number>;
  uploaded_by: string;
  uploaded_at: Instant;
}
/** A draw under way or done; `salts` open its entries and are sealed until it is disclosed. */
export interface DrawTable {
  id: string;
  programme: string;
  edition: string;
  class: string;
  stage: string;
  purpose: string;
  record: JSONColumnType<object>;
  salts: string;
  drawn_at: Date | null;
  disclosed_at: Date | null;
  salt: string;
  seq: Generated<number>;
  head: Generated<string>;
  created_by: string;
  created_at: Instant;
}
/** Panels as they were proposed, with what they were made from and the prices that prove them. */
export interface AssignmentTable {
  id: string;
  programme: string;
  edition: string;
  class: string;
  stage: string;
  problem: JSONColumnType<object>;
  result: JSONColumnType<object>;
  digest: string;
  made_by: string;
  made_at: Instant;
}
/** When an application is heard. */
export interface TimetableTable {
  programme: string;
  edition: string;
  class: string;
  stage: string;
  application_id: string;
  place: number;
  room: number;
  starts_at: Instant;
  ends_at: Instant;
}

/** Tables of the judging: from acceptance to the award. */
export interface JudgingDB {
  judging_stage: JudgingStageTable;
  judging_act: JudgingActTable;
  panel: PanelTable;
  panel_member: PanelMemberTable;
  score_sheet: ScoreSheetTable;
  score_history: ScoreHistoryTable;
  panel_file: PanelFileTable;
  draw: DrawTable;
  timetable: TimetableTable;
  assignment: AssignmentTable;
  award: AwardTable;
  outcome: OutcomeTable;
}
