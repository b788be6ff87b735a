import { sql, type Kysely } from 'kysely';
import type { PanelState } from '#src/domain/judging/panel-state.ts';
import type { DB } from './schema.ts';

export interface PanelRow {
  readonly id: string;
  readonly class: string;
  readonly stage: string;
  readonly application: string;
  readonly number: string | null;
  readonly applicant: string | null;
  readonly state: PanelState;
  readonly members: number;
  readonly declared: number;
  readonly handedIn: readonly Date[];
  /** Null until the stage is counted, and always where results are not asked for. */
  readonly result: unknown;
}

/** All panels of an edition with how far they are, in one statement; what they came to only of counted stages and where it is asked for. */
export async function readCountedPanels(
  db: Kysely<DB>,
  { programme, edition }: { readonly programme: string; readonly edition: string },
  withResults: boolean,
): Promise<readonly PanelRow[]> {
  const { rows } = await sql<PanelRow>`
    select p.id, p.class, p.stage, p.application_id as application, a.number, a.applicant, p.state, m.members, m.declared, s."handedIn",
      case when ${withResults}::boolean and st.state in ('closed', 'confirmed') then p.result end as result
    from panel p join application a on a.id = p.application_id
    left join judging_stage st on (st.programme, st.edition, st.class, st.stage) = (p.programme, p.edition, p.class, p.stage)
    cross join lateral (select count(*) filter (where state in ('asked', 'clear'))::int as members,
      count(*) filter (where state = 'clear')::int as declared from panel_member where panel_id = p.id) m
    cross join lateral (select coalesce(array_agg(submitted_at order by submitted_at) filter (where state = 'submitted'), '{}') as "handedIn"
      from score_sheet where panel_id = p.id and kind = 'individual') s
    where p.programme = ${programme} and p.edition = ${edition} order by a.number nulls last, p.id`.execute(db);
  return rows;
}
