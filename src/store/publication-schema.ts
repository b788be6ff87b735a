import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

/** A scan that belongs to an award as a whole, as an approval; the file store keeps it under this id. */
export interface AwardFileTable {
  id: string;
  programme: string;
  edition: string;
  sha256: string;
  name: string;
  type: string;
  size: ColumnType<string, number, number>;
  uploaded_by: string;
  uploaded_at: Instant;
}
/** An objection (异议). `objector` is sealed: who it is, and how they are reached; `link` the hash of the secret link. */
export interface ObjectionTable {
  id: string;
  programme: string;
  edition: string;
  application_id: string;
  number: string;
  state: string;
  link: string;
  objector: string;
  body: JSONColumnType<object>;
  salt: string;
  code: ColumnType<object | null, string | null, string | null>;
  arrived_at: Instant;
  confirmed_at: Date | null;
  receive_due: Date | null;
  answer_due: Date | null;
  closed_at: Date | null;
  seq: Generated<number>;
  head: Generated<string>;
}
export interface ObjectionFileTable {
  objection_id: string;
  sha256: string;
  name: string;
  type: string;
  size: ColumnType<string, number, number>;
  uploaded_at: Instant;
}
/** A text that a winner releases for the public library of practice. */
export interface PracticeTable {
  application_id: string;
  part: string;
  title: string;
  body: string;
  state: string;
  version: Generated<number>;
  released_by: string;
  released_at: Instant;
  published_by: string | null;
  published_at: Date | null;
}
