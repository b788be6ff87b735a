import { sql, type Kysely } from 'kysely';

/** From acceptance to the award: assessors, stages, panels, score sheets, conflicts, outcomes. `seq` and `head` are of a row's audit stream. */
const statements = [
  `create table assessor (id text primary key, programme text not null, user_id text references "user" (id), name text not null,
    profile jsonb not null default '{}', active boolean not null default true, version integer not null default 1,
    created_by text not null, created_at timestamptz not null, updated_at timestamptz not null)`,
  `create unique index assessor_user on assessor (programme, user_id) where user_id is not null`,
  `create table assessor_term (assessor_id text not null references assessor (id), programme text not null, edition text not null,
    available boolean not null default true, from_day text, until_day text, load integer, pledged_at timestamptz,
    primary key (assessor_id, programme, edition))`,
  `create table judging_stage (programme text not null, edition text not null, class text not null, stage text not null,
    state text not null, opened_at timestamptz, due timestamptz, closed_at timestamptz, confirmed_at timestamptz,
    result jsonb, salt text not null, seq integer not null default 0, head text not null default '',
    primary key (programme, edition, class, stage))`,
  `create table judging_act (stream text not null, seq integer not null, act text not null, actor_id text not null, at timestamptz not null,
    details jsonb not null default '{}', primary key (stream, seq))`,
  `create table panel (id text primary key, programme text not null, edition text not null, class text not null, stage text not null,
    application_id text not null references application (id), process_digest text not null references edition_bundle (digest),
    state text not null, result jsonb, digest text, scan text, salt text not null, published_at timestamptz, agreed_at timestamptz,
    seq integer not null default 0, head text not null default '', unique (application_id, stage))`,
  `create index panel_stage on panel (programme, edition, class, stage)`,
  `create table panel_member (panel_id text not null references panel (id), assessor_id text not null references assessor (id),
    lead boolean not null default false, state text not null, since timestamptz not null, primary key (panel_id, assessor_id))`,
  `create index panel_member_assessor on panel_member (assessor_id)`,
  `create unique index panel_lead on panel_member (panel_id) where lead and state <> 'dropped'`,
  `create table conflict (id text primary key, programme text not null, edition text not null, application_id text not null references application (id),
    assessor_id text not null references assessor (id), source text not null, weight text not null, state text not null, detail jsonb not null default '{}',
    found_by text not null, found_at timestamptz not null, unique (application_id, assessor_id, source))`,
  `create index conflict_assessor on conflict (assessor_id)`,
  `create table score_sheet (id text primary key, panel_id text not null references panel (id), kind text not null, assessor_id text references assessor (id),
    state text not null, body jsonb not null default '{}', version integer not null default 0, head text not null default '', salt text not null,
    saved_at timestamptz not null, submitted_at timestamptz, digest text)`,
  `alter table score_sheet alter column body set storage external`,
  `create unique index score_sheet_own on score_sheet (panel_id, kind, coalesce(assessor_id, ''))`,
  `create table score_history (sheet_id text not null references score_sheet (id), path text not null, version integer not null,
    value text, salt text not null, actor_id text not null, at timestamptz not null, primary key (sheet_id, path, version))`,
  `create table award (programme text not null, edition text not null, state text not null, body jsonb not null default '{}', salt text not null,
    seq integer not null default 0, head text not null default '', primary key (programme, edition))`,
  `create table outcome (application_id text primary key references application (id), programme text not null, edition text not null, class text not null,
    prize text not null, state text not null, decided_at timestamptz not null, published_at timestamptz, conferred_at timestamptz,
    certificate text, valid_until text, revoked_at timestamptz, revoked_why text)`,
  `create unique index outcome_certificate on outcome (certificate) where certificate is not null`,
  `create index outcome_edition on outcome (programme, edition)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
