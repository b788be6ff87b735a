import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

/** Somebody of the pool of assessors; without an account until they are invited. */
export interface AssessorTable {
  id: string;
  programme: string;
  user_id: string | null;
  name: string;
  profile: JSONColumnType<object>;
  active: Generated<boolean>;
  version: Generated<number>;
  created_by: string;
  created_at: Instant;
  updated_at: Instant;
  salt: Generated<string>;
  sort_key: Generated<string>;
  grams: Generated<string[]>;
  name_key: Generated<string>;
  employer_key: Generated<string>;
}
/** An assessor in one edition: whether there, how much, and when they pledged confidentiality. */
export interface AssessorTermTable {
  assessor_id: string;
  programme: string;
  edition: string;
  available: Generated<boolean>;
  from_day: string | null;
  until_day: string | null;
  load: number | null;
  pledged_at: Date | null;
  pledge_digest: string | null;
  version: Generated<number>;
}
/** What ties an assessor to an applicant, by its source. */
export interface ConflictTable {
  id: string;
  programme: string;
  edition: string;
  application_id: string;
  assessor_id: string;
  source: string;
  weight: string;
  state: string;
  detail: JSONColumnType<object>;
  found_by: string;
  found_at: Instant;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
}
/** What an applicant says of somebody who might assess them; the office finds out who is meant. */
export interface ConflictClaimTable {
  id: string;
  programme: string;
  edition: string;
  application_id: string;
  person: string;
  institution: string;
  reason: string;
  state: string;
  claimed_by: string;
  claimed_at: Instant;
  assessor_id: string | null;
  answer: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}
/** The names of a dossier and its additions, read out once; `key` says of what. */
export interface ConflictGroundTable {
  application_id: string;
  key: string;
  body: JSONColumnType<object>;
}
/** Rows of an uploaded pool between the look at its report and the confirmation. */
export interface PoolImportTable {
  programme: string;
  digest: string;
  rows: JSONColumnType<object>;
  made_by: string;
  made_at: Instant;
}
/** What an application is counted by, as codes; kept so that no dossier is opened twice for it. */
interface ApplicationFactTable {
  application_id: string;
  key: string;
  region: string | null;
  industry: string | null;
  category: string | null;
}

export interface PoolDB {
  assessor: AssessorTable;
  assessor_term: AssessorTermTable;
  conflict: ConflictTable;
  conflict_claim: ConflictClaimTable;
  conflict_ground: ConflictGroundTable;
  application_fact: ApplicationFactTable;
  pool_import: PoolImportTable;
}
