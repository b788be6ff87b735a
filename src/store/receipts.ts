import { sql, type Kysely, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

export interface Receipt {
  readonly revision: number;
  readonly number: string;
  readonly digest: string;
  readonly submittedAt: Date;
  readonly body: unknown;
  readonly withdrawnAt: Date | null;
}

/** The next number of the edition's receipts. */
export async function nextReceiptNumber(trx: Transaction<DB>): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('receipt_number') as n`.execute(trx);
  return Number(rows[0]?.n);
}

export async function insertReceipt(
  trx: Transaction<DB>,
  applicationId: string,
  receipt: Omit<Receipt, 'withdrawnAt'>,
): Promise<void> {
  await trx
    .insertInto('receipt')
    .values({
      application_id: applicationId,
      revision: receipt.revision,
      number: receipt.number,
      digest: receipt.digest,
      submitted_at: receipt.submittedAt,
      body: JSON.stringify(receipt.body),
      withdrawn_at: null,
    })
    .execute();
}

/** All receipts of an application, newest first. */
export async function readReceipts(db: Kysely<DB>, applicationId: string): Promise<Receipt[]> {
  const rows = await db
    .selectFrom('receipt')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('revision', 'desc')
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    number: row.number,
    digest: row.digest,
    submittedAt: row.submitted_at,
    body: row.body,
    withdrawnAt: row.withdrawn_at,
  }));
}

export async function markWithdrawn(
  trx: Transaction<DB>,
  applicationId: string,
  revision: number,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('receipt')
    .set({ withdrawn_at: at })
    .where('application_id', '=', applicationId)
    .where('revision', '=', revision)
    .execute();
}
