import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { feedbackStream } from '#src/domain/audit/stream.ts';
import type { FeedbackAnswer, FeedbackReport } from '#src/domain/feedback/report.ts';
import type { FeedbackTable } from './feedback-schema.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { DB } from './schema.ts';

export interface Feedback {
  readonly applicationId: string;
  readonly programme: string;
  readonly edition: string;
  readonly class: string;
  readonly panelId: string;
  readonly state: 'draft' | 'released';
  readonly summary: string;
  readonly body: FeedbackReport | null;
  readonly digest: string | null;
  readonly version: number;
  readonly releasedAt: Date | null;
  readonly openedAt: Date | null;
  readonly answer: FeedbackAnswer | null;
  readonly answeredAt: Date | null;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
}

const fromRow = (row: Selectable<FeedbackTable>): Feedback => ({
  applicationId: row.application_id,
  programme: row.programme,
  edition: row.edition,
  class: row.class,
  panelId: row.panel_id,
  state: row.state as Feedback['state'],
  summary: row.summary,
  body: row.body as FeedbackReport | null,
  digest: row.digest,
  version: row.version,
  releasedAt: row.released_at,
  openedAt: row.opened_at,
  answer: row.answer as FeedbackAnswer | null,
  answeredAt: row.answered_at,
  salt: row.salt,
  seq: row.seq,
  head: row.head,
});

export async function findFeedback(db: Kysely<DB>, applicationId: string): Promise<Feedback | null> {
  const row = await db
    .selectFrom('feedback')
    .selectAll()
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export type NewFeedback = Pick<Feedback, 'applicationId' | 'programme' | 'edition' | 'class' | 'panelId' | 'salt'>;

/** The report of an application, locked; begun as an empty draft where nobody has touched it. */
export async function lockFeedback(trx: Transaction<DB>, fresh: NewFeedback): Promise<Feedback> {
  await trx
    .insertInto('feedback')
    .values({
      application_id: fresh.applicationId,
      programme: fresh.programme,
      edition: fresh.edition,
      class: fresh.class,
      panel_id: fresh.panelId,
      state: 'draft',
      body: null,
      digest: null,
      released_at: null,
      opened_at: null,
      answer: null,
      answered_at: null,
      salt: fresh.salt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('feedback')
    .selectAll()
    .where('application_id', '=', fresh.applicationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export type FeedbackChange = Partial<
  Pick<
    Feedback,
    'panelId' | 'state' | 'summary' | 'body' | 'digest' | 'releasedAt' | 'openedAt' | 'answer' | 'answeredAt'
  >
>;

/** Writes an act on a locked report with its event and words; its version grows by one. */
export async function recordFeedback(
  trx: Transaction<DB>,
  feedback: Feedback,
  change: FeedbackChange,
  done: Omit<JudgingDone, 'state'>,
): Promise<Feedback> {
  const moved = { ...feedback, ...change, version: feedback.version + 1 };
  const stream = feedbackStream({ ...feedback, id: feedback.applicationId });
  const head = await recordJudging(trx, { ...feedback, stream }, { ...done, state: moved.state });
  await trx
    .updateTable('feedback')
    .set({
      panel_id: moved.panelId,
      state: moved.state,
      summary: moved.summary,
      ...(change.body === undefined ? {} : { body: JSON.stringify(change.body) }),
      ...(change.answer === undefined ? {} : { answer: JSON.stringify(change.answer) }),
      digest: moved.digest,
      version: moved.version,
      released_at: moved.releasedAt,
      opened_at: moved.openedAt,
      answered_at: moved.answeredAt,
      seq: head.seq,
      head: head.hash,
    })
    .where('application_id', '=', feedback.applicationId)
    .execute();
  return { ...moved, seq: head.seq, head: head.hash };
}

/** How far the report of one assessed application is. */
export interface FeedbackStanding {
  readonly application: string;
  readonly applicant: string | null;
  readonly class: string;
  readonly state: 'missing' | 'draft' | 'released';
  readonly openedAt: Date | null;
  readonly answer: FeedbackAnswer | null;
}

/** Every application of an edition that a panel has come to a result about, with its report's state. */
export async function listFeedback(db: Kysely<DB>, programme: string, edition: string): Promise<FeedbackStanding[]> {
  const { rows } = await sql<FeedbackStanding>`
    select a.id as application, a.applicant, a.class, coalesce(f.state, 'missing') as state, f.opened_at as "openedAt", f.answer
    from application a left join feedback f on f.application_id = a.id
    where a.programme = ${programme} and a.edition = ${edition}
      and exists (select from panel p where p.application_id = a.id and p.result is not null)
    order by a.number, a.id`.execute(db);
  return rows;
}

/** The latest panel of an application that has a result, of those stages. */
export async function latestResultPanel(
  db: Kysely<DB>,
  applicationId: string,
  stages: readonly string[],
): Promise<string | null> {
  const rows = await db
    .selectFrom('panel')
    .select(['id', 'stage'])
    .where('application_id', '=', applicationId)
    .where('result', 'is not', null)
    .where('stage', 'in', [...stages])
    .execute();
  return rows.toSorted((a, b) => stages.indexOf(b.stage) - stages.indexOf(a.stage))[0]?.id ?? null;
}
