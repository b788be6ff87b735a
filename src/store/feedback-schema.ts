import type { ColumnType, Generated } from 'kysely';

/** The feedback report of one application; `body` is frozen at its release. */
export interface FeedbackTable {
  application_id: string;
  programme: string;
  edition: string;
  class: string;
  panel_id: string;
  state: string;
  summary: Generated<string>;
  body: ColumnType<object | null, string | null, string | null>;
  digest: string | null;
  version: Generated<number>;
  released_at: Date | null;
  opened_at: Date | null;
  answer: ColumnType<object | null, string | null, string | null>;
  answered_at: Date | null;
  salt: string;
  seq: Generated<number>;
  head: Generated<string>;
}
