import { sql, type Kysely } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { DB } from '#src/store/schema.ts';

/** Who judges every panel of the bench, the first of three members and its lead; and the stage they judge in. */
export const desk = { assessor: 'bench-expert', user: 'bench-expert', class: 'organisation', stage: 'desk' } as const;
/** Panels that the account of the bench sits on; it stays the same while the house grows. */
export const ownPanels = 8;

/** Three assessors, and a published panel with a sheet for each member for every application of the bench that has none. */
export async function fillPanels(db: Kysely<DB>, edition: Edition): Promise<void> {
  const { programme, id } = edition.file;
  const people = [desk.assessor, 'bench-2', 'bench-3', 'other-1', 'other-2', 'other-3'];
  await sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${desk.user}, 'bench', 'expert@laurel.example', true, now(), now()) on conflict do nothing`.execute(db);
  await sql`insert into assessor (id, programme, user_id, name, created_by, created_at, updated_at)
    select p, ${programme}, case when p = ${desk.assessor} then ${desk.user} end, p, 'bench', now(), now()
    from unnest(${people}::text[]) p on conflict do nothing`.execute(db);
  await sql`insert into panel (id, programme, edition, class, stage, application_id, process_digest, state, salt, published_at)
    select 'panel-' || a.id, ${programme}, ${id}, ${desk.class}, ${desk.stage}, a.id, a.process_digest, 'published', 'salt', now()
    from application a where a.programme = ${programme} and a.edition = ${id} on conflict do nothing`.execute(db);
  await sql`insert into panel_member (panel_id, assessor_id, lead, state, since)
    select n.id, m.person, m.place = 1, 'clear', now()
    from (select id, row_number() over (order by id) as n from panel) n
    cross join lateral unnest(case when n.n <= ${ownPanels} then ${people.slice(0, 3)}::text[] else ${people.slice(3)}::text[] end)
      with ordinality m (person, place) on conflict do nothing`.execute(db);
  await sql`insert into score_sheet (id, panel_id, kind, assessor_id, state, salt, saved_at)
    select 'sheet-' || m.panel_id || '-' || m.assessor_id, m.panel_id, 'individual', m.assessor_id, 'open', 'salt', now()
    from panel_member m where not exists (select from score_sheet s where s.panel_id = m.panel_id)`.execute(db);
  for (const table of ['panel', 'panel_member', 'score_sheet'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
}

/** The sheets of the bench's account. */
export async function ownSheets(db: Kysely<DB>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from score_sheet where assessor_id = ${desk.assessor} order by id`.execute(db);
  return rows.map(({ id }) => id);
}
