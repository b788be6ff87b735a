import { sql, type Kysely } from 'kysely';

/** What the offices need: seats, where a case stands, acts with their reasons, tasks, messages. */
const statements = [
  `create table member (id text primary key, programme text not null, authority text not null, user_id text not null references "user" (id),
    role text not null, from_day date, until_day date, delegated_by text references member (id), created_by text not null,
    created_at timestamptz not null, closed_at timestamptz)`,
  `create index member_user on member (user_id) where closed_at is null`,
  `create index member_authority on member (programme, authority)`,
  `alter table session add column factor_at timestamptz, add column locked_at timestamptz`,

  `alter table application add column process_digest text references edition_bundle (digest), add column channel text,
    add column origin text, add column handed_in integer, add column applicant text, add column sort_key text, add column grams text[],
    add column turn text, add column turn_since timestamptz, add column due timestamptz, add column clock jsonb, add column number text unique`,
  `update application set process_digest = edition_digest`,
  `alter table application alter column process_digest set not null`,
  `create index application_turn on application (turn, due, id) where turn is not null`,
  `create index application_channel on application (programme, edition, channel, state, id) where channel is not null`,
  `create index application_sorted on application (programme, edition, channel, sort_key, id) where channel is not null`,
  `create index application_grams on application using gin (grams)`,

  // The reason of an act is words; the event of the same seq in the acts' stream commits to them.
  `create table act (application_id text not null references application (id), seq integer not null, action text not null, from_state text not null,
    to_state text not null, role text not null, actor_id text not null, at timestamptz not null, details jsonb not null default '{}',
    behalf text, primary key (application_id, seq))`,
  `create table task (id text primary key, application_id text not null references application (id), kind text not null, state text not null,
    authority text, asked_in text not null, opened_by text not null, opened_at timestamptz not null, due timestamptz, closed_at timestamptz,
    body jsonb not null default '{}', version integer not null default 1)`,
  `create index task_application on task (application_id, kind, opened_at)`,
  `create index task_authority on task (authority, state, due, id) where authority is not null`,
  `create table case_number (programme text not null, edition text not null, last integer not null, primary key (programme, edition))`,
  `create table message (id text primary key, programme text not null, application_id text references application (id), to_user text references "user" (id),
    to_authority text, template text not null, params jsonb not null default '{}', created_at timestamptz not null, read_at timestamptz,
    mailed_at timestamptz, mail_failure text, told_at timestamptz, told_by text, told_note text)`,
  `create index message_user on message (to_user, created_at desc) where to_user is not null`,
  `create index message_authority on message (programme, to_authority, created_at desc) where to_authority is not null`,
  `create index message_unmailed on message (created_at) where mailed_at is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
