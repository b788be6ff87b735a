import { sql, type Kysely } from 'kysely';
import type { WorkflowState } from '#src/definition/workflow.ts';
import type { BrokenInvariant, Query } from './invariants.ts';
import type { DB } from './schema.ts';

/** What the workflow of an edition, by its digest, says of one of its states. */
export interface KnownState extends Pick<WorkflowState, 'phase' | 'editable' | 'owner'> {
  readonly process: string;
  readonly state: string;
}

/** Every case with what its workflow says of its state: what the queries below read as `c`. */
const cases = (states: readonly KnownState[]) => sql`cases as (
  select a.*, s.phase, s.editable, s.owner from application a left join unnest(${states.map((one) => one.process)}::text[],
    ${states.map((one) => one.state)}::text[], ${states.map((one) => one.phase)}::text[], ${states.map((one) => one.editable)}::text[],
    ${states.map((one) => one.owner)}::text[]) as s (process, state, phase, editable, owner) on s.process = a.process_digest and s.state = a.state)`;

const queries = (states: readonly KnownState[]): readonly Query[] =>
  [
    {
      invariant: 'a case stands in a state of its workflow',
      sql: sql`select c.id as where from cases c where c.phase is null`,
    },
    {
      invariant: 'what the offices deal with has one valid receipt of the revision handed in',
      sql: sql`select c.id as where from cases c where c.phase = 'office' and not c.paper_only
        and (select count(*) from receipt r where r.application_id = c.id and r.revision = c.handed_in and r.withdrawn_at is null) <> 1`,
    },
    {
      invariant: 'only what an office has bears a valid receipt',
      sql: sql`select c.id as where from cases c join receipt r on r.application_id = c.id and r.withdrawn_at is null where c.channel is null`,
    },
    {
      invariant: 'a final dossier is there, locked, in the state that says so',
      sql: sql`select c.id as where from cases c left join dossier d on d.application_id = c.id
        and d.revision = case c.phase when 'final' then c.revision else c.handed_in end
        where c.phase in ('final', 'office', 'precheck') and not c.paper_only and (d.digest is null or d.unlocked_at is not null)`,
    },
    {
      invariant: 'a kept scan is of a leaf whose content did not change',
      sql: sql`select s.id as where from sealed_leaf s join cases c on c.id = s.application_id join dossier d on d.application_id = c.id and d.revision = c.revision
        where s.voided_at is null and c.phase = 'final' and s.leaf_digest <> '' and d.leaves ->> s.leaf is distinct from s.leaf_digest`,
    },
    {
      invariant: 'a scan is of a leaf of some dossier of its application, or of an office',
      sql: sql`select s.id as where from sealed_leaf s where s.leaf_digest <> ''
        and not exists (select from dossier d where d.application_id = s.application_id and d.leaves ->> s.leaf = s.leaf_digest)`,
    },
    {
      invariant: 'a case waits for somebody exactly while an office has to act',
      sql: sql`select c.id as where from cases c where (c.phase in ('office', 'precheck') and c.owner in ('channel', 'government', 'province')) <> (c.turn is not null)`,
    },
    {
      invariant: 'a case that its channel deals with waits for its channel',
      sql: sql`select c.id as where from cases c where c.phase in ('office', 'precheck') and c.owner = 'channel' and c.turn is distinct from c.channel`,
    },
    {
      invariant: 'what an office has can be found by its words, and nothing else',
      sql: sql`select c.id as where from cases c where (c.channel is null) <> (c.grams is null) or not c.paper_only and (c.channel is null) <> (c.handed_in is null)`,
    },
    {
      invariant: 'a case under correction has one correction that is open',
      sql: sql`select c.id as where from cases c where c.editable = 'corrections'
        and (select count(*) from task t where t.application_id = c.id and t.kind = 'correction' and t.state = 'open') <> 1`,
    },
    {
      invariant: 'a correction is open only while the applicant works on it',
      sql: sql`select t.id as where from task t join cases c on c.id = t.application_id where t.kind = 'correction' and t.state = 'open' and c.phase in ('office', 'precheck')`,
    },
    {
      invariant: 'an act has the event of its number',
      sql: sql`select a.application_id || ' #' || a.seq as where from act a left join audit_event e on e.stream = 'acts:' || a.application_id and e.seq = a.seq
        where e.seq is null or e.actor_id <> a.actor_id or e.at <> a.at
          or (e.kind = 'case-acted' and (e.body ->> 'action', e.body ->> 'from', e.body ->> 'to', e.body ->> 'role') is distinct from (a.action, a.from_state, a.to_state, a.role))`,
    },
    {
      invariant: 'an act on behalf was recorded by one person and confirmed by another',
      sql: sql`select a.application_id || ' #' || a.seq as where from act a left join task t on t.id = a.behalf and t.application_id = a.application_id
        where a.behalf is not null and (t.state is distinct from 'confirmed' or t.body ->> 'recordedBy' = a.actor_id)`,
    },
    {
      invariant: 'a batch that was sent holds cases that were forwarded',
      sql: sql`select b.id || ' ' || one as where from batch b, unnest(b.cases) one where b.state = 'sent'
        and not exists (select from act a where a.application_id = one and a.action = 'forward' and a.at = b.sent_at)`,
    },
    {
      invariant: 'a clash that was decided for one side has the other refused',
      sql: sql`select k.id as where from clash k where k.decision ->> 'keep' in ('first', 'second') and not exists (select from act a
        where a.application_id = case k.decision ->> 'keep' when 'first' then k.second else k.first end and a.action = 'refuse-duplicate')`,
    },
  ].map(({ invariant, sql: query }) => ({ invariant, sql: sql<{ where: string }>`with ${cases(states)} ${query}` }));

/** Places where a case contradicts its workflow, its tasks or its acts. */
export async function brokenCases(db: Kysely<DB>, states: readonly KnownState[]): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const query of queries(states))
    for (const row of (await query.sql.execute(db)).rows) broken.push({ invariant: query.invariant, where: row.where });
  return broken;
}

/** Words that an event commits to, beside what the event says. */
export interface CommittedWords {
  readonly where: string;
  readonly salt: string;
  readonly words: unknown;
  readonly commitment: string | null;
}

/** The words of every general act, with what its event commits to. */
export async function committedActs(db: Kysely<DB>): Promise<CommittedWords[]> {
  const { rows } = await sql<CommittedWords>`
    select a.application_id || ' #' || a.seq as where, p.salt || ':act' as salt, a.details as words, e.body ->> 'details' as commitment
    from act a join application p on p.id = a.application_id join audit_event e on e.stream = 'acts:' || a.application_id and e.seq = a.seq
    where e.kind = 'case-acted'`.execute(db);
  return rows;
}

/** What every task says now, with what the event of its version commits to. */
export async function committedTasks(db: Kysely<DB>): Promise<CommittedWords[]> {
  const { rows } = await sql<CommittedWords>`
    select 'task ' || t.id as where, p.salt || ':task:' || t.id as salt, t.body as words, e.body ->> 'commitment' as commitment
    from task t join application p on p.id = t.application_id left join lateral (select body from audit_event
      where stream = 'acts:' || t.application_id and kind = 'task-changed' and body ->> 'task' = t.id and (body ->> 'version')::int = t.version
        and body ->> 'state' = t.state limit 1) e on true`.execute(db);
  return rows;
}
