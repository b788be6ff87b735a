import { sql, type Kysely } from 'kysely';

/** better-auth's second factor as its own migration generator gives it; then closed accounts, invitations, heads of authorities' streams. */
const statements = [
  `alter table "user" add column "twoFactorEnabled" boolean default false`,
  `create table "twoFactor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null,
    "userId" text not null references "user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz)`,
  `create index "twoFactor_secret_idx" on "twoFactor" ("secret")`,
  `create index "twoFactor_userId_idx" on "twoFactor" ("userId")`,

  `alter table "user" add column closed_at timestamptz`,
  `create table invitation (id text primary key, programme text not null, authority text not null, name text not null, email text,
    secret_hash text not null unique, seat jsonb, created_by text not null, created_at timestamptz not null, expires_at timestamptz not null,
    accepted_by text references "user" (id), withdrawn_at timestamptz)`,
  `create index invitation_programme on invitation (programme, created_at)`,
  `create table authority_stream (programme text not null, authority text not null, seq integer not null default 0, head text not null default '',
    primary key (programme, authority))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
