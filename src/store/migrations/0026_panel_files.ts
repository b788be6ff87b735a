import { sql, type Kysely } from 'kysely';

/** Signed scans and photographs of panels, and draws with what is secret in them until it is disclosed. */
const statements = [
  `create table panel_file (panel_id text not null references panel (id), sha256 text not null, name text not null, type text not null,
    size bigint not null, uploaded_by text not null, uploaded_at timestamptz not null, primary key (panel_id, sha256))`,
  `create table draw (id text primary key, programme text not null, edition text not null, class text not null, stage text not null,
    purpose text not null, record jsonb not null, salts text not null, drawn_at timestamptz, disclosed_at timestamptz, salt text not null,
    seq integer not null default 0, head text not null default '', created_by text not null, created_at timestamptz not null)`,
  `create index draw_stage on draw (programme, edition, class, stage)`,
  `create table timetable (programme text not null, edition text not null, class text not null, stage text not null, application_id text not null
    references application (id), place integer not null, room integer not null, starts_at timestamptz not null, ends_at timestamptz not null,
    primary key (programme, edition, class, stage, application_id))`,
  `create table assignment (id text primary key, programme text not null, edition text not null, class text not null, stage text not null,
    problem jsonb not null, result jsonb not null, digest text not null, made_by text not null, made_at timestamptz not null)`,
  `create index assignment_stage on assignment (programme, edition, class, stage, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
