import { sql, type Kysely } from 'kysely';

/** Feedback reports (反馈报告): one for each application that was assessed, and what its applicant answers. */
const statements = [
  `create table feedback (application_id text primary key references application (id), programme text not null, edition text not null, class text not null,
    panel_id text not null references panel (id), state text not null, summary text not null default '', body jsonb, digest text, version integer not null default 0,
    released_at timestamptz, opened_at timestamptz, answer jsonb, answered_at timestamptz, salt text not null,
    seq integer not null default 0, head text not null default '')`,
  `create index feedback_edition on feedback (programme, edition, class)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
