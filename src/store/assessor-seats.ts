import { sql, type Kysely } from 'kysely';
import type { StageKey } from '#src/domain/audit/stream.ts';
import type { DB } from './schema.ts';

export interface StandingConflict {
  readonly source: string;
  readonly weight: 'hard' | 'soft';
}
/** An assessor as whoever fills a panel looks at them. */
export interface SeatableAssessor {
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly active: boolean;
  /** Of this edition; an assessor nobody has asked yet counts as available. */
  readonly available: boolean;
  /** What stands between them and the application. */
  readonly conflicts: readonly StandingConflict[];
}

interface ForApplication {
  readonly programme: string;
  readonly edition: string;
  readonly application: string;
}

/** Some assessors of a programme with their conflicts towards one application. */
export async function findAssessorsForSeats(
  db: Kysely<DB>,
  { programme, edition, application }: ForApplication,
  ids: readonly string[],
): Promise<SeatableAssessor[]> {
  const { rows } = await sql<SeatableAssessor>`
    select s.id, s.user_id as "userId", s.name, s.active, coalesce(t.available, true) as available,
      (select coalesce(jsonb_agg(jsonb_build_object('source', c.source, 'weight', c.weight)), '[]') from conflict c
        where c.assessor_id = s.id and c.application_id = ${application} and c.state not in ('dismissed', 'gone')) as conflicts
    from assessor s left join assessor_term t on t.assessor_id = s.id and t.programme = s.programme and t.edition = ${edition}
    where s.programme = ${programme} and s.id = any(${[...ids]})`.execute(db);
  return rows;
}

/** Somebody who has as many panels of a stage as they may have. */
export interface FullAssessor {
  readonly id: string;
  readonly name: string;
  readonly load: number;
  readonly capacity: number;
}

/** Who of these has a full load without the panel of the application given; `usual` is the load of those who have none of their own. */
export async function findFullAssessors(
  db: Kysely<DB>,
  { programme, edition, class: of, stage, application }: ForApplication & StageKey,
  ids: readonly string[],
  usual: number,
): Promise<FullAssessor[]> {
  const { rows } = await sql<FullAssessor>`
    select * from (
      select s.id, s.name, coalesce(t.load, ${usual}::int) as capacity,
        (select count(*)::int from panel_member m join panel p on p.id = m.panel_id
          where m.assessor_id = s.id and m.state in ('asked', 'clear') and p.programme = s.programme and p.edition = ${edition}
            and p.class = ${of} and p.stage = ${stage} and p.application_id <> ${application}) as load
      from assessor s left join assessor_term t on t.assessor_id = s.id and t.programme = s.programme and t.edition = ${edition}
      where s.programme = ${programme} and s.id = any(${[...ids]})) loads
    where load >= capacity order by name`.execute(db);
  return rows;
}

/** Who an account is in the pool, and what it agreed to in an edition. */
export interface OwnSeat {
  readonly id: string;
  readonly name: string;
  readonly pledgedAt: Date | null;
  readonly pledgeDigest: string | null;
}

/** The assessor that an account is in a programme, with the pledge of an edition; null where it is none. */
export async function findAssessorOf(
  db: Kysely<DB>,
  programme: string,
  edition: string,
  userId: string,
): Promise<OwnSeat | null> {
  const row = await db
    .selectFrom('assessor as s')
    .leftJoin('assessor_term as t', (join) => join.onRef('t.assessor_id', '=', 's.id').on('t.edition', '=', edition))
    .select(['s.id', 's.name', 't.pledged_at as pledgedAt', 't.pledge_digest as pledgeDigest'])
    .where('s.programme', '=', programme)
    .where('s.user_id', '=', userId)
    .where('s.active', '=', true)
    .executeTakeFirst();
  return row ?? null;
}
