import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** Who applied on paper only; `person` is a masked identity number, days are YYYY-MM-DD. */
export interface PaperApplicant {
  readonly applicationId: string;
  readonly code: string;
  readonly person: string | null;
  readonly receivedOn: string;
  readonly registeredBy: string;
  readonly registeredAt: Date;
  readonly scan: string | null;
  readonly remarks: string | null;
}

export async function insertPaperApplicant(trx: Transaction<DB>, one: PaperApplicant): Promise<void> {
  await trx
    .insertInto('paper_applicant')
    .values({
      application_id: one.applicationId,
      code: one.code,
      person: one.person,
      received_on: one.receivedOn,
      registered_by: one.registeredBy,
      registered_at: one.registeredAt,
      scan: one.scan,
      remarks: one.remarks,
    })
    .execute();
}

/** What was registered of an application on paper only; null of every other. */
export async function findPaperApplicant(db: Kysely<DB>, applicationId: string): Promise<PaperApplicant | null> {
  const { rows } = await sql<PaperApplicant>`
    select application_id as "applicationId", code, person, received_on::text as "receivedOn", registered_by as "registeredBy",
      registered_at as "registeredAt", scan, remarks from paper_applicant where application_id = ${applicationId}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Lays a scan of the cover or the list beside what was registered. */
export async function putPaperScan(trx: Transaction<DB>, applicationId: string, scan: string): Promise<void> {
  await trx.updateTable('paper_applicant').set({ scan }).where('application_id', '=', applicationId).execute();
}

/** An application on paper only of the same channel with the same name and code, as a handler would register twice; null where there is none. */
export async function findRegistered(
  db: Kysely<DB>,
  like: {
    readonly programme: string;
    readonly edition: string;
    readonly class: string;
    readonly channel: string;
    readonly name: string;
    readonly code: string;
  },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from application a join paper_applicant p on p.application_id = a.id
    where a.programme = ${like.programme} and a.edition = ${like.edition} and a.class = ${like.class} and a.channel = ${like.channel}
      and a.applicant = ${like.name} and p.code = ${like.code} limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
