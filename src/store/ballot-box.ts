import { sql, type Kysely, type Transaction } from 'kysely';
import { inOrder, type BoxedBallot } from '#src/domain/ballot/box.ts';
import type { OpenedBallot } from '#src/domain/ballot/count.ts';
import type { DB } from './schema.ts';

/** A ballot in the box, with what custodians have made of it so far. */
export interface BoxRow extends BoxedBallot {
  /** The first custodian's half of its secret; null before, after the count, and where the ballot has none. */
  readonly half: string | null;
  readonly opened: OpenedBallot | null;
}

/** The whole box in the order of tokens. */
export async function readBox(db: Kysely<DB>, ballot: string): Promise<BoxRow[]> {
  const rows = await db
    .selectFrom('cast_ballot')
    .selectAll()
    .where('ballot_id', '=', ballot)
    .orderBy(sql`token collate "C"`)
    .execute();
  return rows.map(({ token, prepared, signature, ciphertext, half, choices, spoiled }) => ({
    token,
    prepared,
    signature,
    ciphertext,
    half,
    opened:
      choices !== null
        ? { token, choices, spoiled: null }
        : spoiled === null
          ? null
          : { token, choices: null, spoiled: spoiled === 'unreadable' ? spoiled : 'not-as-asked' },
  }));
}

/**
 * Writes the whole box anew, in the order of tokens, whatever came last: all its rows are of one transaction and lie in an
 * order that has nothing to do with when they were cast. A box holds a few dozen. The ballot's row is locked.
 */
export async function rewriteBox(trx: Transaction<DB>, ballot: string, box: readonly BoxRow[]): Promise<void> {
  await trx.deleteFrom('cast_ballot').where('ballot_id', '=', ballot).execute();
  if (box.length === 0) return;
  await trx
    .insertInto('cast_ballot')
    .values(
      inOrder(box).map(({ token, prepared, signature, ciphertext, half, opened }) => ({
        ballot_id: ballot,
        token,
        prepared,
        signature,
        ciphertext,
        half,
        choices: opened === null || opened.choices === null ? null : JSON.stringify(opened.choices),
        spoiled: opened?.spoiled ?? null,
      })),
    )
    .execute();
}

/**
 * Takes earlier versions of all boxes off the disk: until then they lie in the table's file, where no query sees them but a
 * reader of the file would. Outside a transaction; needs the table for itself and throws where it is not free within two seconds.
 */
export async function sweepBoxes(db: Kysely<DB>): Promise<void> {
  await db.connection().execute(async (own) => {
    await sql`set lock_timeout = '2s'`.execute(own);
    try {
      await sql`vacuum (full) cast_ballot`.execute(own);
    } finally {
      await sql`reset lock_timeout`.execute(own);
    }
  });
}
