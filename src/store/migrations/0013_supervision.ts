import { sql, type Kysely } from 'kysely';

/** Later days that a leader allows, records of interference, and what supervision needs to find. */
const statements = [
  `create table extension (id text primary key, programme text not null, edition text not null, kind text not null, channel text, application_id text
    references application (id), until_day date not null, reason text not null, number text not null, granted_by text not null, granted_at timestamptz not null)`,
  `create index extension_edition on extension (programme, edition, kind)`,
  `create table interference (id text primary key, programme text not null, edition text not null, sealed text not null, salt text not null, filed_at timestamptz not null)`,
  `create index interference_edition on interference (programme, edition, filed_at)`,
  `create index act_behalf on act (at) where behalf is not null`,
  `create index act_action on act (action, at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
