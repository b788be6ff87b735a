import { sql, type Kysely } from 'kysely';

/** The committee: its roll, who stands aside, its sessions, motions, votes. `seq` and `head` are of a row's audit stream. */
const statements = [
  `create table committee_member (id text primary key, programme text not null, edition text not null, name text not null,
    user_id text references "user" (id), chair boolean not null default false, active boolean not null default true,
    created_by text not null, created_at timestamptz not null)`,
  `create unique index committee_member_user on committee_member (programme, edition, user_id) where user_id is not null and active`,
  `create table recusal (id text primary key, programme text not null, edition text not null,
    application_id text not null references application (id), member_id text not null references committee_member (id),
    source text not null, state text not null, reason text not null, said_by text not null, said_at timestamptz not null,
    decided_by text, decided_at timestamptz, decided_why text, unique (application_id, member_id))`,
  `create index recusal_edition on recusal (programme, edition)`,
  `create table meeting (id text primary key, programme text not null, edition text not null, number integer not null,
    day text not null, place text not null, state text not null, document text, agenda jsonb not null default '[]', present jsonb not null default '[]',
    salt text not null, seq integer not null default 0, head text not null default '', created_by text not null,
    created_at timestamptz not null, opened_at timestamptz, closed_at timestamptz, unique (programme, edition, number))`,
  `create table motion (id text primary key, programme text not null, edition text not null, meeting_id text not null references meeting (id),
    process_digest text not null references edition_bundle (digest), prize text not null, way text not null, state text not null,
    former text references motion (id), body jsonb not null default '{}', salt text not null, seq integer not null default 0,
    head text not null default '', created_by text not null, created_at timestamptz not null, put_at timestamptz, closed_at timestamptz)`,
  `create index motion_meeting on motion (meeting_id)`,
  `create index motion_edition on motion (programme, edition)`,
  `create table open_vote (motion_id text not null references motion (id), member_id text not null references committee_member (id),
    choices jsonb not null, way text not null, recorded_by text not null, confirmed_by text, at timestamptz not null,
    primary key (motion_id, member_id))`,
  `create table teller_count (motion_id text not null references motion (id), teller_id text not null, counts jsonb not null,
    at timestamptz not null, primary key (motion_id, teller_id))`,
  `create table motion_file (motion_id text not null references motion (id), sha256 text not null, name text not null, type text not null,
    size bigint not null, uploaded_by text not null, uploaded_at timestamptz not null, primary key (motion_id, sha256))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
