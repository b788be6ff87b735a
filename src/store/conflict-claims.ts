import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { ConflictClaimTable } from './pool-schema.ts';
import type { DB } from './schema.ts';

/** What an applicant says of a person or an institution that might assess them (A2.2). */
export interface ConflictClaim {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly applicationId: string;
  /** Who is meant, as far as the applicant knows: one of both may be ''. */
  readonly person: string;
  readonly institution: string;
  readonly reason: string;
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly claimedBy: string;
  readonly claimedAt: Date;
  /** Whom the office found to be meant, where it upheld the claim and somebody of the pool is. */
  readonly assessorId: string | null;
  /** The office's words. */
  readonly answer: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

const claimOf = (row: Selectable<ConflictClaimTable>): ConflictClaim => ({
  id: row.id,
  programme: row.programme,
  edition: row.edition,
  applicationId: row.application_id,
  person: row.person,
  institution: row.institution,
  reason: row.reason,
  state: row.state as ConflictClaim['state'],
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
  assessorId: row.assessor_id,
  answer: row.answer,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
});

/** Claims of an application, oldest first. Whoever holds the application's lock sees them stand still. */
export async function readClaims(db: Kysely<DB>, applicationId: string): Promise<ConflictClaim[]> {
  const rows = await db
    .selectFrom('conflict_claim')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('claimed_at')
    .orderBy('id')
    .execute();
  return rows.map(claimOf);
}

export async function insertClaim(trx: Transaction<DB>, claim: ConflictClaim): Promise<void> {
  await trx
    .insertInto('conflict_claim')
    .values({
      id: claim.id,
      programme: claim.programme,
      edition: claim.edition,
      application_id: claim.applicationId,
      person: claim.person,
      institution: claim.institution,
      reason: claim.reason,
      state: claim.state,
      claimed_by: claim.claimedBy,
      claimed_at: claim.claimedAt,
    })
    .execute();
}

/** Writes the office's decision on a claim of a locked application. */
export async function decideClaim(
  trx: Transaction<DB>,
  id: string,
  decided: Pick<ConflictClaim, 'state' | 'assessorId' | 'answer'> & { readonly by: string; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('conflict_claim')
    .set({
      state: decided.state,
      assessor_id: decided.assessorId,
      answer: decided.answer,
      decided_by: decided.by,
      decided_at: decided.at,
    })
    .where('id', '=', id)
    .execute();
}

/** Whether panels of an application have been published: from then on nothing more is claimed. */
export async function arePanelsPublished(db: Kysely<DB>, applicationId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from panel where application_id = ${applicationId} and published_at is not null limit 1`.execute(db);
  return rows.length > 0;
}
