import { sql, type Kysely } from 'kysely';
import type { CommittedWords } from './case-invariants.ts';
import type { DB } from './schema.ts';

/** What every conflict says now, with what its last event commits to where that names its state. */
export async function committedConflicts(db: Kysely<DB>): Promise<CommittedWords[]> {
  const { rows } = await sql<CommittedWords>`
    select 'conflict ' || c.id as where, p.salt || ':conflict:' || c.id as salt,
      jsonb_build_object('assessor', c.assessor_id, 'weight', c.weight, 'detail', c.detail, 'reason', c.reason) as words,
      case when e.body ->> 'state' = c.state then e.body ->> 'details' end as commitment
    from conflict c join application p on p.id = c.application_id left join lateral (select body from audit_event
      where stream = 'acts:' || c.application_id and kind = 'conflict-changed' and body ->> 'conflict' = c.id order by seq desc limit 1) e on true`.execute(
    db,
  );
  return rows;
}

/** What every claim of a conflict says now, with what its last event commits to. */
export async function committedClaims(db: Kysely<DB>): Promise<CommittedWords[]> {
  const { rows } = await sql<CommittedWords>`
    select 'claim ' || c.id as where, p.salt || ':claim:' || c.id as salt,
      jsonb_build_object('person', c.person, 'institution', c.institution, 'reason', c.reason, 'assessorId', c.assessor_id, 'answer', c.answer) as words,
      case when e.body ->> 'state' = c.state then e.body ->> 'details' end as commitment
    from conflict_claim c join application p on p.id = c.application_id left join lateral (select body from audit_event
      where stream = 'acts:' || c.application_id and kind = 'conflict-changed' and body ->> 'conflict' = c.id order by seq desc limit 1) e on true`.execute(
    db,
  );
  return rows;
}

/** What the pool knows of everybody, with what the last event that wrote it commits to. */
export async function committedAssessors(db: Kysely<DB>): Promise<CommittedWords[]> {
  const { rows } = await sql<CommittedWords>`
    with last as (select distinct on (body ->> 'assessor') body from audit_event
      where kind = 'assessor-changed' and body ->> 'act' in ('add', 'edit') order by body ->> 'assessor', (body ->> 'version')::int desc)
    select 'assessor ' || s.id as where, concat_ws(':', s.salt, l.body ->> 'act', l.body ->> 'version') as salt,
      jsonb_build_object('name', s.name, 'profile', s.profile, 'active', s.active) as words, l.body ->> 'details' as commitment
    from assessor s left join last l on l.body ->> 'assessor' = s.id`.execute(db);
  return rows;
}
