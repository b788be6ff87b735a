import { sql, type Kysely } from 'kysely';

/** What the numbers count applications by, read once out of each dossier: see src/domain/numbers/facts.ts. */
const statements = [
  `create table application_fact (application_id text primary key references application (id), key text not null,
    region text, industry text, category text)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
