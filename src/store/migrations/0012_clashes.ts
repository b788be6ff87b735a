import { sql, type Kysely } from 'kysely';

/** What applicants are recognised by, as keyed hashes only, and the clashes that were found between them. */
const statements = [
  `create table identity_key (application_id text not null references application (id), key text not null, hash text not null, near boolean not null,
    primary key (application_id, key, hash))`,
  `create index identity_key_hash on identity_key (hash, key)`,
  `create table clash (id text primary key, programme text not null, edition text not null, pair text not null, first text not null references application (id),
    second text not null references application (id), state text not null, found_at timestamptz not null, decision jsonb, decided_by text,
    decided_at timestamptz, unique (pair, first, second))`,
  `create index clash_first on clash (first)`,
  `create index clash_second on clash (second)`,
  `create index clash_open on clash (programme, state, found_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
