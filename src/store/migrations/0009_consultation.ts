import { sql, type Kysely } from 'kysely';

/** Consultations (征求意见): letters to departments, what was done with them, replies, links on paper, scans. */
const statements = [
  `create table consultation (id text primary key, programme text not null, edition text not null,
    process_digest text not null references edition_bundle (digest), channel text not null, authority text not null, state text not null,
    number text, salt text not null, seq integer not null default 0, head text not null default '', created_by text not null,
    created_at timestamptz not null, sent_at timestamptz, due timestamptz, closed_at timestamptz)`,
  // New applicants join the draft that lies there: a department gets one letter, not one for each.
  `create unique index consultation_draft on consultation (programme, edition, channel, authority) where state = 'draft'`,
  `create index consultation_channel on consultation (programme, channel, id)`,
  `create index consultation_authority on consultation (programme, authority, id)`,
  `create table consultation_act (consultation_id text not null references consultation (id), seq integer not null, act text not null,
    actor_id text not null, at timestamptz not null, details jsonb not null default '{}', primary key (consultation_id, seq))`,
  `create table consultation_file (consultation_id text not null references consultation (id), sha256 text not null, name text not null,
    type text not null, size bigint not null, uploaded_by text not null, uploaded_at timestamptz not null, primary key (consultation_id, sha256))`,
  `create table consultation_reply (id text primary key, consultation_id text not null references consultation (id), way text not null, number text,
    dated text, file text, signed_by text, by text not null, at timestamptz not null,
    foreign key (consultation_id, file) references consultation_file (consultation_id, sha256))`,
  `create index consultation_reply_letter on consultation_reply (consultation_id)`,
  `create table consultation_link (hash text primary key, consultation_id text not null references consultation (id), created_by text not null,
    created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz, revoked_at timestamptz)`,
  `create index consultation_link_letter on consultation_link (consultation_id)`,
  `create index task_consultation on task ((body ->> 'consultation')) where kind = 'consultation'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
