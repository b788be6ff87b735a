import { sql, type Kysely } from 'kysely';

/** After the decision: scans of approvals, objections, and what winners release of their practice. */
const statements = [
  `create table award_file (id text primary key, programme text not null, edition text not null, sha256 text not null, name text not null,
    type text not null, size bigint not null, uploaded_by text not null, uploaded_at timestamptz not null)`,
  `create table objection (id text primary key, programme text not null, edition text not null, application_id text not null references application (id),
    number text not null, state text not null, link text not null unique, objector text not null, body jsonb not null, salt text not null,
    code jsonb, arrived_at timestamptz not null, confirmed_at timestamptz, receive_due timestamptz, answer_due timestamptz, closed_at timestamptz,
    seq integer not null default 0, head text not null default '', unique (programme, edition, number))`,
  `create index objection_edition on objection (programme, edition, state)`,
  `create table objection_file (objection_id text not null references objection (id), sha256 text not null, name text not null,
    type text not null, size bigint not null, uploaded_at timestamptz not null, primary key (objection_id, sha256))`,
  `create table practice (application_id text not null references application (id), part text not null, title text not null, body text not null,
    state text not null, version integer not null default 1, released_by text not null, released_at timestamptz not null,
    published_by text, published_at timestamptz, primary key (application_id, part))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
