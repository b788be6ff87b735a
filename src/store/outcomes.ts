import { sql, type Kysely, type Transaction } from 'kysely';
import type { Outcome } from './award.ts';
import type { DB } from './schema.ts';

interface OfEdition {
  readonly programme: string;
  readonly edition: string;
}

/** Lifts the embargo: every outcome that stands may be read from now on. */
export async function publishOutcomes(
  trx: Transaction<DB>,
  { programme, edition }: OfEdition,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('outcome')
    .set({ published_at: at })
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('state', '=', 'decided')
    .execute();
}

/** Takes a prize back before it is conferred; false where it does not stand any more. */
export async function withdrawOutcome(trx: Transaction<DB>, applicationId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outcome')
    .set({ state: 'withdrawn' })
    .where('application_id', '=', applicationId)
    .where('state', '=', 'decided')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface Conferred {
  readonly applicationId: string;
  readonly certificate: string;
  /** YYYY-MM-DD; null where a title holds for good. */
  readonly validUntil: string | null;
}

/** Confers a prize with its certificate. */
export async function conferOutcome(trx: Transaction<DB>, conferred: Conferred, at: Date): Promise<void> {
  await trx
    .updateTable('outcome')
    .set({
      state: 'conferred',
      certificate: conferred.certificate,
      valid_until: conferred.validUntil,
      conferred_at: at,
    })
    .where('application_id', '=', conferred.applicationId)
    .execute();
}

/** Revokes a conferred prize; false where it is none, or revoked already. */
export async function revokeOutcome(
  trx: Transaction<DB>,
  applicationId: string,
  why: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outcome')
    .set({ revoked_at: at, revoked_why: why })
    .where('application_id', '=', applicationId)
    .where('state', '=', 'conferred')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Outcomes of an edition that were published: what anybody may know. */
export const readPublished = (db: Kysely<DB>, { programme, edition }: OfEdition): Promise<Outcome[]> =>
  db
    .selectFrom('outcome')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('published_at', 'is not', null)
    .orderBy('application_id')
    .execute();

/** The conferred prize of a certificate's number; null where there is none. */
export async function findCertificate(db: Kysely<DB>, certificate: string): Promise<Outcome | null> {
  const row = await db
    .selectFrom('outcome')
    .selectAll()
    .where('certificate', '=', certificate)
    .where('conferred_at', 'is not', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The published prize of an application; null where there is none. */
export async function findPublished(db: Kysely<DB>, applicationId: string): Promise<Outcome | null> {
  const row = await db
    .selectFrom('outcome')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return row ?? null;
}

/** When the names of its edition were published, for an application that was judged and is not among them; else null. */
export async function findPassedOver(db: Kysely<DB>, applicationId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select (select min(o.published_at) from outcome o where o.programme = a.programme and o.edition = a.edition) as at
    from application a where a.id = ${applicationId}
      and exists (select 1 from panel p where p.application_id = a.id and p.published_at is not null)
      and not exists (select 1 from outcome o where o.application_id = a.id and o.published_at is not null)`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}
