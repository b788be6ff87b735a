import { sql, type Kysely } from 'kysely';

/** Paper at the counters, found by box and shelf; applications on paper only, which nobody owns. */
const statements = [
  `create unique index task_paper on task (application_id, (body ->> 'side')) where kind = 'paper'`,
  `create index task_paper_place on task ((body -> 'places' -> -1 ->> 'box'), (body -> 'places' -> -1 ->> 'shelf')) where kind = 'paper'`,
  `alter table application alter column owner_id drop not null, add column paper_only boolean not null default false,
    add constraint application_owned check (paper_only = (owner_id is null))`,
  // Of a person's identity number only its masked form stands here; its keyed hash stands among the identity keys.
  `create table paper_applicant (application_id text primary key references application (id), code text not null, person text,
    received_on date not null, registered_by text not null, registered_at timestamptz not null, scan text, remarks text)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
