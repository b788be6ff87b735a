import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import type { DecisionTables } from './decision-schema.ts';
import type { BallotDB } from './ballot-schema.ts';
import type { FeedbackTable } from './feedback-schema.ts';
import type { JudgingDB } from './judging-schema.ts';
import type { PoolDB } from './pool-schema.ts';
import type { AwardFileTable, ObjectionFileTable, ObjectionTable, PracticeTable } from './publication-schema.ts';

type Instant = ColumnType<Date, Date, Date>;

/** Tables of better-auth, under their own names. */
export interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  twoFactorEnabled: Generated<boolean | null>;
  /** When an administrator closed the account: nobody signs in to it any more. */
  closed_at: Date | null;
}
export interface SessionTable {
  id: string;
  expiresAt: Instant;
  token: string;
  createdAt: Instant;
  updatedAt: Instant;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
  /** When this session showed its second factor; null while it has not. */
  factor_at: Date | null;
  locked_at: Date | null;
}

/** A loaded edition, whole; `digest` is what applications are bound to. */
export interface EditionBundleTable {
  digest: string;
  programme: string;
  edition: string;
  amendment: number;
  bundle: JSONColumnType<object>;
  loaded_at: Instant;
}

/** One applicant's dossier in one edition. `acts_*` is the head of its audit stream. */
export interface ApplicationTable {
  id: string;
  programme: string;
  edition: string;
  edition_digest: string;
  class: string;
  /** Null of an application on paper only. */
  owner_id: string | null;
  paper_only: Generated<boolean>;
  state: string;
  revision: Generated<number>;
  salt: string;
  /** Why the last finalising failed, in both languages. */
  failure: ColumnType<Text | null, string | null, string | null>;
  acts_seq: Generated<number>;
  acts_head: Generated<string>;
  /** The edition whose workflow governs the case; it follows amendments by a map of states. */
  process_digest: string;
  /** Null until the dossier is handed to an office, and again once it was taken back. */
  channel: string | null;
  origin: string | null;
  /** The revision the offices read. */
  handed_in: number | null;
  applicant: string | null;
  sort_key: string | null;
  grams: string[] | null;
  /** The authority whose turn it is. */
  turn: string | null;
  turn_since: Date | null;
  due: Date | null;
  clock: ColumnType<object | null, string | null, string | null>;
  number: string | null;
  created_at: Instant;
  updated_at: Instant;
}

/** Flat answers of one sheet: address path -> typed text (see domain/form/flat.ts). */
export interface AnswersTable {
  application_id: string;
  sheet: string;
  body: JSONColumnType<Record<string, string | string[]>>;
  version: Generated<number>;
  head: Generated<string>;
  saved_at: Instant;
}
export interface AnswerHistoryTable {
  application_id: string;
  sheet: string;
  version: number;
  path: string;
  value: string | null;
  salt: string;
  actor_id: string;
  at: Instant;
}
export interface AuditEventTable {
  stream: string;
  seq: number;
  kind: string;
  body: JSONColumnType<object>;
  actor_id: string;
  at: Instant;
  previous: string;
  hash: string;
}

/** A file of one application, stored under its SHA-256 and usable only after its checks. */
export interface FileTable {
  application_id: string;
  sha256: string;
  name: string;
  type: string;
  size: ColumnType<string, number, number>;
  facts: JSONColumnType<object>;
  uploaded_by: string;
  uploaded_at: Instant;
  office: string | null;
  office_name: string | null;
}

/** A frozen dossier (定稿): everything it said and the volumes rendered from it. */
export interface DossierTable {
  application_id: string;
  revision: number;
  digest: string;
  edition_digest: string;
  content: JSONColumnType<object>;
  leaves: JSONColumnType<Record<string, string>>;
  volumes: JSONColumnType<Record<string, unknown>>;
  frozen_at: Instant;
  unlocked_at: Date | null;
}

/** A signed or sealed leaf's scan; kept by later revisions while its own content stays. */
export interface SealedLeafTable {
  id: string;
  application_id: string;
  leaf: string;
  leaf_digest: string;
  revision: number;
  dossier_digest: string;
  file: string;
  attached_by: string;
  attached_at: Instant;
  voided_at: Date | null;
}
export interface ReceiptTable {
  application_id: string;
  revision: number;
  number: string;
  digest: string;
  submitted_at: Instant;
  body: JSONColumnType<object>;
  withdrawn_at: Date | null;
}
/** A place of somebody in an authority, within its days. */
export interface MemberTable {
  id: string;
  programme: string;
  authority: string;
  user_id: string;
  role: SeatRole;
  from_day: string | null;
  until_day: string | null;
  delegated_by: string | null;
  created_by: string;
  created_at: Instant;
  closed_at: Date | null;
}

/** An act of the workflow with its words; the event of the same `seq` commits to them. */
export interface ActTable {
  application_id: string;
  seq: number;
  action: string;
  from_state: string;
  to_state: string;
  role: string;
  actor_id: string;
  at: Instant;
  details: JSONColumnType<object>;
  /** The task that recorded it on behalf of a party without account (代录). */
  behalf: string | null;
}

/** Work beside the case: corrections, consultations, checks, acts recorded on behalf. */
export interface TaskTable {
  id: string;
  application_id: string;
  kind: string;
  state: string;
  authority: string | null;
  asked_in: string;
  opened_by: string;
  opened_at: Instant;
  due: Date | null;
  closed_at: Date | null;
  body: JSONColumnType<object>;
  version: Generated<number>;
}
export interface MessageTable {
  id: string;
  programme: string;
  application_id: string | null;
  to_user: string | null;
  to_authority: string | null;
  template: string;
  params: JSONColumnType<Record<string, string>>;
  created_at: Instant;
  read_at: Date | null;
  mailed_at: Date | null;
  mail_failure: string | null;
  told_at: Date | null;
  told_by: string | null;
  told_note: string | null;
}
/** Cases that a channel forwards together. */
export interface BatchTable {
  id: string;
  programme: string;
  edition: string;
  channel: string;
  number: string | null;
  state: string;
  cases: string[];
  created_by: string;
  created_at: Instant;
  sent_at: Date | null;
  sent_by: string | null;
  version: Generated<number>;
  reorders: ColumnType<readonly BatchReorder[], string | undefined, string>;
}
/** A batch put in another order: by whom, why, and the ids of its cases before and after. */
export interface BatchReorder {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}
/** What an applicant is recognised by across applications, as a keyed hash. */
export interface IdentityKeyTable {
  application_id: string;
  key: string;
  hash: string;
  near: boolean;
}
/** Two applications that may not both stand. */
export interface ClashTable {
  id: string;
  programme: string;
  edition: string;
  pair: string;
  first: string;
  second: string;
  state: string;
  found_at: Instant;
  decision: ColumnType<object | null, string | null, string | null>;
  decided_by: string | null;
  decided_at: Date | null;
}
/** A root over audit events; the roots of an edition form a chain. */
export interface AuditRootTable {
  programme: string;
  edition: string;
  seq: number;
  root: string;
  size: number;
  previous: string;
  at: Instant;
  hash: string;
}

/** Events of a stream under a root: `from_seq` to `to_seq` are its leaves from `first_index` on; `hashes` are theirs, 32 bytes each. */
export interface AuditRunTable {
  programme: string;
  edition: string;
  root_seq: number;
  stream: string;
  from_seq: number;
  to_seq: number;
  first_index: number;
  hashes: Buffer;
}

/** Streams with events that no root covers yet; one may stand here several times. */
export interface AuditUnsealedTable {
  stream: string;
}
export interface RootMessageTable {
  day: ColumnType<string, string, string>;
  address: string;
  sent_at: Instant;
}

/** The head of the stream that tells what was done with an edition as a whole. */
export interface EditionStreamTable {
  programme: string;
  edition: string;
  seq: Generated<number>;
  head: Generated<string>;
}
export interface EditionExportTable {
  programme: string;
  edition: string;
  seq: number;
  reason: string;
  salt: string;
  /** Account of the operating system that ran the export. */
  account: string;
  at: Instant;
}

/** The head of an authority's audit stream: its people and their seats. */
export interface AuthorityStreamTable {
  programme: string;
  authority: string;
  seq: Generated<number>;
  head: Generated<string>;
}

/** An account to be opened: by a link in a mail or a code on paper, of which only a hash is kept. */
export interface InvitationTable {
  id: string;
  programme: string;
  /** The authority in whose stream the invitation stands. */
  authority: string;
  name: string;
  email: string | null;
  secret_hash: string;
  /** The seat that comes with it; null where the security administrator gives it later. */
  seat: JSONColumnType<{ authority: string; role: SeatRole } | null>;
  created_by: string;
  created_at: Instant;
  expires_at: Instant;
  accepted_by: string | null;
  withdrawn_at: Date | null;
}
/** One letter (征求意见函) to one department about many applicants; `seq` and `head` are of its audit stream. */
export interface ConsultationTable {
  id: string;
  programme: string;
  edition: string;
  process_digest: string;
  channel: string;
  authority: string;
  state: string;
  number: string | null;
  salt: string;
  seq: Generated<number>;
  head: Generated<string>;
  created_by: string;
  created_at: Instant;
  sent_at: Date | null;
  due: Date | null;
  closed_at: Date | null;
}
/** What was done with a letter, in words; the event of the same `seq` commits to them. */
export interface ConsultationActTable {
  consultation_id: string;
  seq: number;
  act: string;
  actor_id: string;
  at: Instant;
  details: JSONColumnType<object>;
}
/** A reply (复函), from which answers for many applicants were recorded at once. */
export interface ConsultationReplyTable {
  id: string;
  consultation_id: string;
  way: string;
  number: string | null;
  dated: string | null;
  file: string | null;
  signed_by: string | null;
  by: string;
  at: Instant;
}
/** A one-time link on paper: only the hash of its token is kept. */
export interface ConsultationLinkTable {
  hash: string;
  consultation_id: string;
  created_by: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Date | null;
  revoked_at: Date | null;
}
/** A scan of a reply, kept with the letter and not with any applicant: they never see it. */
export interface ConsultationFileTable {
  consultation_id: string;
  sha256: string;
  name: string;
  type: string;
  size: ColumnType<string, number, number>;
  uploaded_by: string;
  uploaded_at: Instant;
}
/** Who applied on paper only, as a handler registered it; an identity number stands here masked. */
export interface PaperApplicantTable {
  application_id: string;
  code: string;
  person: string | null;
  received_on: string;
  registered_by: string;
  registered_at: Instant;
  scan: string | null;
  remarks: string | null;
}
export interface DB extends DecisionTables, JudgingDB, PoolDB, BallotDB {
  user: UserTable;
  session: SessionTable;
  edition_bundle: EditionBundleTable;
  application: ApplicationTable;
  answers: AnswersTable;
  answer_history: AnswerHistoryTable;
  audit_event: AuditEventTable;
  file: FileTable;
  dossier: DossierTable;
  sealed_leaf: SealedLeafTable;
  receipt: ReceiptTable;
  member: MemberTable;
  act: ActTable;
  task: TaskTable;
  message: MessageTable;
  batch: BatchTable;
  paper_applicant: PaperApplicantTable;
  identity_key: IdentityKeyTable;
  clash: ClashTable;
  audit_root: AuditRootTable;
  audit_run: AuditRunTable;
  audit_unsealed: AuditUnsealedTable;
  root_message: RootMessageTable;
  edition_stream: EditionStreamTable;
  edition_export: EditionExportTable;
  authority_stream: AuthorityStreamTable;
  invitation: InvitationTable;
  consultation: ConsultationTable;
  consultation_act: ConsultationActTable;
  consultation_reply: ConsultationReplyTable;
  consultation_link: ConsultationLinkTable;
  consultation_file: ConsultationFileTable;
  feedback: FeedbackTable;
  award_file: AwardFileTable;
  objection: ObjectionTable;
  objection_file: ObjectionFileTable;
  practice: PracticeTable;
}
