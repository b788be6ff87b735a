import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** Something supervision looks at first: what was recorded on behalf, reopened, ordered or changed by hand. */
export interface Watched {
  readonly applicationId: string;
  readonly applicant: string | null;
  readonly channel: string | null;
  readonly seq: number;
  readonly action: string;
  readonly by: string;
  readonly at: Date;
  readonly details: object;
  readonly behalf: string | null;
}

/** Acts of a programme's edition that were recorded on behalf or are among these, departments left out or added by hand, and hard conflicts of interest that were lifted; newest first. */
export async function watchedActs(
  db: Kysely<DB>,
  {
    programme,
    edition,
    actions,
    before,
    limit,
  }: {
    readonly programme: string;
    readonly edition: string;
    readonly actions: readonly string[];
    readonly before: Date;
    readonly limit: number;
  },
): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select w."applicationId", p.applicant, p.channel, w.seq, w.action, coalesce(u.name, w.actor) as by, w.at, w.details, w.behalf from (
      select a.application_id as "applicationId", a.seq, a.action, a.actor_id as actor, a.at, a.details, a.behalf
        from act a where a.behalf is not null or a.action = any(${[...actions]}::text[])
      union all select t.application_id, 0, case t.state when 'leftOut' then 'department-left-out' else 'department-added' end, t.opened_by,
          coalesce(t.closed_at, t.opened_at), jsonb_build_object('note', t.authority, 'reason', coalesce(t.body ->> 'reason', t.body ->> 'added')), null
        from task t where t.kind = 'consultation' and (t.state = 'leftOut' or t.body ->> 'added' is not null)
      union all select c.application_id, 0, 'conflict-dismissed', c.decided_by, c.decided_at, jsonb_build_object('note', s.name, 'reason', c.reason), null
        from conflict c join assessor s on s.id = c.assessor_id where c.state = 'dismissed' and c.weight = 'hard') w
    join application p on p.id = w."applicationId" left join "user" u on u.id = w.actor
    where p.programme = ${programme} and p.edition = ${edition} and w.at < ${before}
    order by w.at desc, w."applicationId", w.seq limit ${limit}`.execute(db);
  return rows;
}

/** A record of interference as it is kept: its words sealed, and who filed it among them. */
export interface Interference {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly sealed: string;
  readonly salt: string;
  readonly filedAt: Date;
}

export async function insertInterference(trx: Transaction<DB>, one: Interference): Promise<void> {
  await sql`insert into interference (id, programme, edition, sealed, salt, filed_at)
    values (${one.id}, ${one.programme}, ${one.edition}, ${one.sealed}, ${one.salt}, ${one.filedAt})`.execute(trx);
}

export async function listInterference(db: Kysely<DB>, programme: string, edition: string): Promise<Interference[]> {
  const { rows } =
    await sql<Interference>`select id, programme, edition, sealed, salt, filed_at as "filedAt" from interference
    where programme = ${programme} and edition = ${edition} order by filed_at desc limit 1000`.execute(db);
  return rows;
}
