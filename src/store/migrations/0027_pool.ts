import { sql, type Kysely } from 'kysely';

/**
 * The pool of assessors and conflicts of interest: what the pool is sorted and searched by, the pledge of an edition, who decided
 * on a conflict, what applicants claim, the names of a dossier once read out, and files of an import between look and confirmation.
 */
const statements = [
  `alter table assessor add column salt text not null default '', add column sort_key text not null default '',
    add column grams text[] not null default '{}', add column name_key text not null default '', add column employer_key text not null default ''`,
  `create index assessor_sorted on assessor (programme, sort_key, id)`,
  `create index assessor_named on assessor (programme, name_key)`,
  `create index assessor_grams on assessor using gin (grams) with (gin_pending_list_limit = 64)`,
  `alter table assessor_term add column pledge_digest text, add column version integer not null default 1`,
  `alter table conflict add column decided_by text, add column decided_at timestamptz, add column reason text`,
  `create index conflict_dismissed on conflict (programme, edition, decided_at) where state = 'dismissed' and weight = 'hard'`,
  `create table conflict_claim (id text primary key, programme text not null, edition text not null,
    application_id text not null references application (id), person text not null, institution text not null, reason text not null,
    state text not null, claimed_by text not null, claimed_at timestamptz not null, assessor_id text references assessor (id),
    answer text, decided_by text, decided_at timestamptz)`,
  `create index conflict_claim_application on conflict_claim (application_id, claimed_at)`,
  `create table conflict_ground (application_id text primary key references application (id), key text not null, body jsonb not null)`,
  `create table pool_import (programme text not null, digest text not null, rows jsonb not null, made_by text not null, made_at timestamptz not null,
    primary key (programme, digest))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
