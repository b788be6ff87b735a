import { sql, type Kysely } from 'kysely';

/** better-auth's tables as its own migration generator gives them, then Laurel's. */
const statements = [
  `create table "user" (id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null,
    image text, "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz default current_timestamp not null)`,
  `create table session (id text primary key, "expiresAt" timestamptz not null, token text not null unique,
    "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
    "userId" text not null references "user" (id) on delete cascade)`,
  `create table account (id text primary key, "accountId" text not null, "providerId" text not null,
    "userId" text not null references "user" (id) on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text,
    "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, scope text, password text,
    "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null)`,
  `create table verification (id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
    "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz default current_timestamp not null)`,
  `create index session_owner on session ("userId")`,
  `create index account_user on account ("userId")`,
  `create index verification_identifier on verification (identifier)`,

  `create table edition_bundle (digest text primary key, programme text not null, edition text not null, amendment integer not null,
    bundle json not null, loaded_at timestamptz not null, unique (programme, edition, amendment))`,
  `create table application (id text primary key, programme text not null, edition text not null,
    edition_digest text not null references edition_bundle (digest), class text not null, owner_id text not null references "user" (id),
    state text not null, revision integer not null default 0, salt text not null, failure text,
    acts_seq integer not null default 0, acts_head text not null default '', created_at timestamptz not null, updated_at timestamptz not null)`,
  `create index application_owner on application (owner_id, created_at)`,
  `create table answers (application_id text not null references application (id), sheet text not null, body jsonb not null default '{}',
    marks jsonb not null default '{}', version integer not null default 0, head text not null default '', saved_at timestamptz not null,
    primary key (application_id, sheet))`,
  // Compressing 40 KB of answers at every keystroke costs more than the disk it saves.
  `alter table answers alter column body set storage external, alter column marks set storage external`,
  `create table answer_history (application_id text not null, sheet text not null, version integer not null, path text not null,
    value text, salt text not null, actor_id text not null, at timestamptz not null, primary key (application_id, sheet, version, path))`,
  `create table audit_event (stream text not null, seq integer not null, kind text not null, body jsonb not null, actor_id text not null,
    at timestamptz not null, previous text not null, hash text not null, primary key (stream, seq))`,
  `create table file (application_id text not null references application (id), sha256 text not null, name text not null, type text not null,
    size bigint not null, facts jsonb not null, uploaded_by text not null, uploaded_at timestamptz not null, primary key (application_id, sha256))`,
  `create table dossier (application_id text not null references application (id), revision integer not null, digest text not null,
    edition_digest text not null references edition_bundle (digest), content jsonb not null, leaves jsonb not null, volumes jsonb not null,
    frozen_at timestamptz not null, unlocked_at timestamptz, primary key (application_id, revision))`,
  `create table sealed_leaf (id text primary key, application_id text not null references application (id), leaf text not null,
    leaf_digest text not null, revision integer not null, dossier_digest text not null, file text not null, attached_by text not null,
    attached_at timestamptz not null, voided_at timestamptz)`,
  `create unique index sealed_leaf_current on sealed_leaf (application_id, leaf) where voided_at is null`,
  `create table receipt (application_id text not null references application (id), revision integer not null, number text not null unique,
    digest text not null, submitted_at timestamptz not null, body jsonb not null, withdrawn_at timestamptz, primary key (application_id, revision))`,
  `create table mail (id text primary key, to_user text, address text not null, subject text not null, body text not null,
    created_at timestamptz not null, sent_at timestamptz, failure text)`,
  `create sequence receipt_number`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
