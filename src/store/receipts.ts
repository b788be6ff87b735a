import { randomInt } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { DB } from './schema.ts';

export interface Receipt {
  readonly revision: number;
  readonly number: string;
  readonly digest: string;
  readonly submittedAt: Date;
  readonly body: unknown;
  readonly withdrawnAt: Date | null;
}

/**
 * A number no receipt has, of eight digits drawn at random: counting on would tell every office how many others were
 * handed in elsewhere meanwhile (X15). `named` makes the whole number of it.
 */
export async function freeReceiptNumber(trx: Transaction<DB>, named: (drawn: string) => string): Promise<string> {
  for (;;) {
    const number = named(String(randomInt(10_000_000, 100_000_000)));
    const taken = await trx.selectFrom('receipt').select('number').where('number', '=', number).executeTakeFirst();
    if (taken === undefined) return number;
  }
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
