import type { Kysely, Selectable, Transaction } from 'kysely';
import { awardStream } from '#src/domain/audit/stream.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { AwardTable, OutcomeTable } from './judging-schema.ts';
import type { DB } from './schema.ts';

/** The award of an edition as a whole. */
export interface Award {
  readonly programme: string;
  readonly edition: string;
  readonly state: string;
  readonly body: object;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
}

const fromRow = (row: Selectable<AwardTable>): Award => row;

/** The award of an edition, locked; begun with this state and salt where nobody has touched it yet. */
export async function lockAward(
  trx: Transaction<DB>,
  { programme, edition }: Pick<Award, 'programme' | 'edition'>,
  fresh: Pick<Award, 'state' | 'salt'>,
): Promise<Award> {
  await trx
    .insertInto('award')
    .values({ programme, edition, body: '{}', ...fresh })
    .onConflict((conflict) => conflict.columns(['programme', 'edition']).doNothing())
    .execute();
  const row = await trx
    .selectFrom('award')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function findAward(db: Kysely<DB>, programme: string, edition: string): Promise<Award | null> {
  const row = await db
    .selectFrom('award')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Writes an act on a locked award with its event and words. */
export async function recordAward(
  trx: Transaction<DB>,
  award: Award,
  change: { readonly state?: string; readonly body?: object },
  done: Omit<JudgingDone, 'state'>,
): Promise<Award> {
  const state = change.state ?? award.state;
  const body = change.body ?? award.body;
  const stream = awardStream(award.programme, award.edition);
  const head = await recordJudging(trx, { ...award, stream }, { ...done, state });
  await trx
    .updateTable('award')
    .set({ state, body: JSON.stringify(body), seq: head.seq, head: head.hash })
    .where('programme', '=', award.programme)
    .where('edition', '=', award.edition)
    .execute();
  return { ...award, state, body, seq: head.seq, head: head.hash };
}

export type Outcome = Selectable<OutcomeTable>;

/** Prizes decided in an edition, published or not: for those only who may read the award. */
export const readOutcomes = (db: Kysely<DB>, programme: string, edition: string): Promise<Outcome[]> =>
  db
    .selectFrom('outcome')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .orderBy('application_id')
    .execute();
