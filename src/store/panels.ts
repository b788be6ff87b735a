import { sql, type Kysely, type Transaction } from 'kysely';
import { panelStream, type StageKey } from '#src/domain/audit/stream.ts';
import type { MemberState, PanelMember, PanelState } from '#src/domain/judging/panel-state.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { DB } from './schema.ts';

/** The assessors of one application in one stage. */
export interface Panel extends StageKey {
  readonly id: string;
  readonly applicationId: string;
  readonly processDigest: string;
  readonly state: PanelState;
  readonly result: object | null;
  readonly digest: string | null;
  /** SHA-256 of the signed scan of its sheet. */
  readonly scan: string | null;
  readonly salt: string;
  readonly publishedAt: Date | null;
  readonly agreedAt: Date | null;
  readonly seq: number;
  readonly head: string;
  readonly members: readonly PanelMember[];
}
/** A panel with what may be shown of its application by name. */
export interface NamedPanel extends Panel {
  readonly applicant: string | null;
  readonly number: string | null;
}

/** The members of a panel `p`, the lead first. */
export const membersOf = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('assessorId', m.assessor_id, 'userId', o.user_id, 'name', o.name, 'lead', m.lead, 'state', m.state)
    order by m.lead desc, o.id), '[]') from panel_member m join assessor o on o.id = m.assessor_id where m.panel_id = p.id)`;

/** A panel `p` joined with its application `a`. */
const columns = sql`p.id, p.programme, p.edition, p.class, p.stage, p.application_id as "applicationId", p.process_digest as "processDigest",
  p.state, p.result, p.digest, p.scan, p.salt, p.published_at as "publishedAt", p.agreed_at as "agreedAt", p.seq, p.head, a.applicant, a.number,
  ${membersOf} as members`;

export async function findPanel(db: Kysely<DB>, id: string): Promise<NamedPanel | null> {
  const { rows } = await sql<NamedPanel>`
    select ${columns} from panel p join application a on a.id = p.application_id where p.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** A panel locked: its members change under this lock only. */
export async function lockPanel(trx: Transaction<DB>, id: string): Promise<NamedPanel | null> {
  await sql`select 1 from panel where id = ${id} for update`.execute(trx);
  return await findPanel(trx, id);
}

/** The panels of a stage, in the order of their applications' numbers. */
export async function readPanels(db: Kysely<DB>, key: StageKey): Promise<NamedPanel[]> {
  const { rows } = await sql<NamedPanel>`
    select ${columns} from panel p join application a on a.id = p.application_id
    where p.programme = ${key.programme} and p.edition = ${key.edition} and p.class = ${key.class} and p.stage = ${key.stage}
    order by a.number nulls last, p.id`.execute(db);
  return rows;
}

/** Published panels on which an account is asked or takes part. */
export async function readPanelsOf(db: Kysely<DB>, programme: string, userId: string): Promise<NamedPanel[]> {
  const { rows } = await sql<NamedPanel>`
    select ${columns} from panel p join application a on a.id = p.application_id
    where p.programme = ${programme} and p.state <> 'draft' and p.id in (
      select m.panel_id from panel_member m join assessor s on s.id = m.assessor_id
      where s.user_id = ${userId} and s.programme = ${programme} and m.state in ('asked', 'clear'))
    order by p.published_at desc, p.id`.execute(db);
  return rows;
}

/** The panel of an application in a stage. */
export async function findPanelOf(db: Kysely<DB>, applicationId: string, stage: string): Promise<NamedPanel | null> {
  const { rows } = await sql<NamedPanel>`
    select ${columns} from panel p join application a on a.id = p.application_id
    where p.application_id = ${applicationId} and p.stage = ${stage}`.execute(db);
  return rows[0] ?? null;
}

export type NewPanel = StageKey & Pick<Panel, 'id' | 'applicationId' | 'processDigest' | 'salt'>;

export async function insertPanel(trx: Transaction<DB>, panel: NewPanel): Promise<void> {
  await trx
    .insertInto('panel')
    .values({
      id: panel.id,
      programme: panel.programme,
      edition: panel.edition,
      class: panel.class,
      stage: panel.stage,
      application_id: panel.applicationId,
      process_digest: panel.processDigest,
      state: 'draft',
      result: null,
      digest: null,
      scan: null,
      salt: panel.salt,
      published_at: null,
      agreed_at: null,
    })
    .execute();
}

export interface Seated {
  readonly assessorId: string;
  readonly lead: boolean;
  readonly state: MemberState;
}

/** Puts a locked panel's members in these places: whoever is named is written, whoever is not stays as they are. */
export async function seatMembers(
  trx: Transaction<DB>,
  panelId: string,
  seated: readonly Seated[],
  at: Date,
): Promise<void> {
  // The lead is taken from everybody first: there is one at a time.
  if (seated.some((one) => one.lead))
    await trx.updateTable('panel_member').set({ lead: false }).where('panel_id', '=', panelId).execute();
  for (const { assessorId, lead, state } of seated)
    await trx
      .insertInto('panel_member')
      .values({ panel_id: panelId, assessor_id: assessorId, lead, state, since: at })
      .onConflict((conflict) => conflict.columns(['panel_id', 'assessor_id']).doUpdateSet({ lead, state, since: at }))
      .execute();
}

export type PanelChange = Partial<
  Pick<Panel, 'state' | 'result' | 'digest' | 'scan' | 'publishedAt' | 'agreedAt' | 'processDigest'>
>;

/** Writes an act on a locked panel: what it changes, its event and its words. */
export async function recordPanel<P extends Panel>(
  trx: Transaction<DB>,
  panel: P,
  change: PanelChange,
  done: Omit<JudgingDone, 'state'>,
): Promise<P> {
  const moved = { ...panel, ...change };
  const head = await recordJudging(trx, { ...panel, stream: panelStream(panel) }, { ...done, state: moved.state });
  await trx
    .updateTable('panel')
    .set({
      state: moved.state,
      digest: moved.digest,
      scan: moved.scan,
      published_at: moved.publishedAt,
      agreed_at: moved.agreedAt,
      process_digest: moved.processDigest,
      ...(change.result === undefined ? {} : { result: change.result === null ? null : JSON.stringify(change.result) }),
      seq: head.seq,
      head: head.hash,
    })
    .where('id', '=', panel.id)
    .execute();
  return { ...moved, seq: head.seq, head: head.hash };
}
