import { sql, type Kysely, type RawBuilder, type Selectable, type Transaction } from 'kysely';
import type { ConsultationPart } from '#src/domain/access/scope.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { consultationStream } from '#src/domain/audit/stream.ts';
import { appendEvent } from './audit.ts';
import type { ConsultationTable, DB } from './schema.ts';
import { taskOf, type Task } from './tasks.ts';

export type LetterState = 'draft' | 'sent' | 'closed';
/** One letter to one department about many applicants. */
export interface Consultation {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly processDigest: string;
  readonly channel: string;
  readonly authority: string;
  readonly state: LetterState;
  /** 文号; open until it is typed. */
  readonly number: string | null;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly due: Date | null;
  readonly closedAt: Date | null;
}

const fromRow = (row: Selectable<ConsultationTable>): Consultation => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  processDigest: row.process_digest,
  channel: row.channel,
  authority: row.authority,
  state: row.state as LetterState,
  number: row.number,
  salt: row.salt,
  seq: row.seq,
  head: row.head,
  createdBy: row.created_by,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  due: row.due,
  closedAt: row.closed_at,
});

export type NewConsultation = Pick<
  Consultation,
  'id' | 'programme' | 'edition' | 'processDigest' | 'channel' | 'authority' | 'salt' | 'createdBy' | 'createdAt'
>;

/** The draft to a department that lies there, locked, or a new one; whoever asks holds the locks of the cases. */
export async function openDraft(
  trx: Transaction<DB>,
  draft: NewConsultation,
): Promise<{ readonly letter: Consultation; readonly fresh: boolean }> {
  await trx
    .insertInto('consultation')
    .values({
      id: draft.id,
      programme: draft.programme,
      edition: draft.edition,
      process_digest: draft.processDigest,
      channel: draft.channel,
      authority: draft.authority,
      state: 'draft',
      number: null,
      salt: draft.salt,
      created_by: draft.createdBy,
      created_at: draft.createdAt,
      sent_at: null,
      due: null,
      closed_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['programme', 'edition', 'channel', 'authority'])
        .where(sql<boolean>`state = 'draft'`)
        .doNothing(),
    )
    .execute();
  const row = await trx
    .selectFrom('consultation')
    .selectAll()
    .where('programme', '=', draft.programme)
    .where('edition', '=', draft.edition)
    .where('channel', '=', draft.channel)
    .where('authority', '=', draft.authority)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { letter: fromRow(row), fresh: row.id === draft.id };
}

export async function findConsultation(db: Kysely<DB>, id: string): Promise<Consultation | null> {
  const row = await db.selectFrom('consultation').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function lockConsultation(trx: Transaction<DB>, id: string): Promise<Consultation | null> {
  const row = await trx.selectFrom('consultation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Writes what was done with a locked letter: what it changes, its event, and its words. */
export async function recordLetter(
  trx: Transaction<DB>,
  letter: Consultation,
  change: Partial<Pick<Consultation, 'state' | 'number' | 'sentAt' | 'due' | 'closedAt'>>,
  done: { readonly act: string; readonly actorId: string; readonly at: Date; readonly details?: object },
): Promise<Consultation> {
  const { act, actorId, at, details = {} } = done;
  const moved = { ...letter, ...change };
  const words = JSON.stringify(details);
  const head = await appendEvent(trx, {
    stream: consultationStream(letter),
    head: { seq: letter.seq, hash: letter.head },
    event: {
      kind: 'consultation-acted',
      body: { act, state: moved.state, details: commitment(`${letter.salt}:act`, words) },
    },
    actorId,
    at,
  });
  await trx
    .insertInto('consultation_act')
    .values({ consultation_id: letter.id, seq: head.seq, act, actor_id: actorId, at, details: words })
    .execute();
  await trx
    .updateTable('consultation')
    .set({
      state: moved.state,
      number: moved.number,
      sent_at: moved.sentAt,
      due: moved.due,
      closed_at: moved.closedAt,
      seq: head.seq,
      head: head.hash,
    })
    .where('id', '=', letter.id)
    .execute();
  return { ...moved, seq: head.seq, head: head.hash };
}

export interface LetterAct {
  readonly seq: number;
  readonly act: string;
  readonly by: string;
  readonly at: Date;
  readonly details: object;
}

/** What was done with a letter, oldest first, with names. */
export async function readLetterActs(db: Kysely<DB>, id: string): Promise<LetterAct[]> {
  const { rows } = await sql<LetterAct>`
    select a.seq, a.act, coalesce(u.name, a.actor_id) as by, a.at, a.details from consultation_act a
    left join "user" u on u.id = a.actor_id where a.consultation_id = ${id} order by a.seq`.execute(db);
  return rows;
}

/** An item of a letter with what is known of its case. */
export interface LetterItem extends Task {
  readonly applicant: string | null;
  readonly channel: string | null;
  readonly caseState: string;
  readonly processDigest: string;
}

/** Every item that stands in some letters, not called off nor left out, in the order of their applicants' names. */
export async function readItems(db: Kysely<DB>, letters: readonly string[]): Promise<LetterItem[]> {
  if (letters.length === 0) return [];
  const rows = await db
    .selectFrom('task')
    .innerJoin('application', 'application.id', 'task.application_id')
    .selectAll('task')
    .select([
      'application.applicant as applicant',
      'application.channel as channel',
      'application.state as case_state',
      'application.process_digest as process_digest',
    ])
    .where('task.kind', '=', 'consultation')
    .where(sql<string>`task.body ->> 'consultation'`, 'in', [...letters])
    .where('task.state', 'not in', ['calledOff', 'leftOut'])
    .orderBy(sql`application.sort_key nulls last`)
    .orderBy('task.id')
    .execute();
  return rows.map((row) => ({
    ...taskOf(row),
    applicant: row.applicant,
    channel: row.channel,
    caseState: row.case_state,
    processDigest: row.process_digest,
  }));
}

export interface LetterCounts {
  readonly letter: string;
  readonly items: number;
  readonly open: number;
  readonly answered: number;
  readonly overdue: number;
  readonly adverse: number;
}

/** How far each of some letters is. */
export async function countItemsOf(db: Kysely<DB>, letters: readonly string[]): Promise<Map<string, LetterCounts>> {
  if (letters.length === 0) return new Map();
  const { rows } = await sql<LetterCounts>`
    select body ->> 'consultation' as letter, count(*)::int as items, (count(*) filter (where state in ('draft', 'asked')))::int as open,
      (count(*) filter (where state = 'answered'))::int as answered, (count(*) filter (where state = 'overdue'))::int as overdue,
      (count(*) filter (where body -> 'answer' ->> 'kind' = 'adverse'))::int as adverse
    from task where kind = 'consultation' and body ->> 'consultation' in (${sql.join([...letters])}) and state not in ('calledOff', 'leftOut')
    group by 1`.execute(db);
  return new Map(rows.map((row) => [row.letter, row]));
}

export interface LetterFilter {
  readonly edition?: string | undefined;
  readonly state?: LetterState | undefined;
  readonly channel?: string | undefined;
  readonly authority?: string | undefined;
}

/** One page of the letters somebody may see, newest first; `after` is the id at which the page before ended. */
export async function listConsultations(
  db: Kysely<DB>,
  parts: readonly ConsultationPart[],
  { filter, after, limit }: { readonly filter: LetterFilter; readonly after: string | null; readonly limit: number },
): Promise<Consultation[]> {
  if (parts.length === 0) return [];
  let query = db.selectFrom('consultation').selectAll().where(inParts(parts)).orderBy('id', 'desc').limit(limit);
  if (filter.edition !== undefined) query = query.where('edition', '=', filter.edition);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.channel !== undefined) query = query.where('channel', '=', filter.channel);
  if (filter.authority !== undefined) query = query.where('authority', '=', filter.authority);
  if (after !== null) query = query.where('id', '<', after);
  return (await query.execute()).map(fromRow);
}

const inParts = (parts: readonly ConsultationPart[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    parts.map(({ programme, channel, authority }) => {
      if (authority !== null)
        return sql`(programme = ${programme} and authority = ${authority} and sent_at is not null)`;
      return channel === null
        ? sql`programme = ${programme}`
        : sql`(programme = ${programme} and channel = ${channel})`;
    }),
    sql` or `,
  )})`;
