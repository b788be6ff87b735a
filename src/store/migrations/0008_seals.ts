import { sql, type Kysely } from 'kysely';

/** Roots over the audit events, what waits for one, and streams of what concerns a whole edition. */
const statements = [
  `create table audit_root (programme text not null, edition text not null, seq integer not null, root text not null, size integer not null,
    previous text not null, at timestamptz not null, hash text not null, primary key (programme, edition, seq))`,
  // A stream has no gaps, so what lies of it under a root is one run: its events from_seq to to_seq are the leaves from first_index on.
  `create table audit_run (programme text not null, edition text not null, root_seq integer not null, stream text not null,
    from_seq integer not null, to_seq integer not null, first_index integer not null, hashes bytea not null,
    primary key (stream, to_seq), foreign key (programme, edition, root_seq) references audit_root (programme, edition, seq))`,
  `create index audit_run_root on audit_run (programme, edition, root_seq, first_index)`,
  // Filled by the statement that writes the event and emptied by the sealer: a heap without an index is the cheapest note there is.
  `create table audit_unsealed (stream text not null)`,
  `insert into audit_unsealed select distinct stream from audit_event`,
  `create table root_message (day date not null, address text not null, sent_at timestamptz not null, primary key (day, address))`,

  `create table edition_stream (programme text not null, edition text not null, seq integer not null default 0, head text not null default '',
    primary key (programme, edition))`,
  // The reason of an export is words: the event of its begin commits to it.
  `create table edition_export (programme text not null, edition text not null, seq integer not null, reason text not null, salt text not null,
    account text not null, at timestamptz not null, primary key (programme, edition, seq))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
