import { sql, type Kysely } from 'kysely';

/** For which channel an office brought a file, and what the office calls it; null where only the applicant did. */
const statements = [
  `alter table file add column office text, add column office_name text`,
  `update file f set office = a.channel, office_name = f.name from application a
    where a.id = f.application_id and f.uploaded_by <> a.owner_id`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
