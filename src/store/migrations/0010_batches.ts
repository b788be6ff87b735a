import { sql, type Kysely } from 'kysely';

/** What a channel forwards together, with its letter. */
const statements = [
  `create table batch (id text primary key, programme text not null, edition text not null, channel text not null, number text, state text not null,
    cases text[] not null, created_by text not null, created_at timestamptz not null, sent_at timestamptz, sent_by text, version integer not null default 1)`,
  `create index batch_channel on batch (programme, edition, channel, created_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
