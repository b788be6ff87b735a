import type { Kysely, Selectable, Transaction } from 'kysely';
import { stageStream, type StageKey } from '#src/domain/audit/stream.ts';
import type { StageState } from '#src/domain/judging/stage-state.ts';
import { recordJudging, type JudgingDone } from './judging-acts.ts';
import type { JudgingStageTable } from './judging-schema.ts';
import type { DB } from './schema.ts';

/** A stage of the judging of one class, as far as it has come. */
export interface JudgingStage extends StageKey {
  readonly state: StageState;
  readonly openedAt: Date | null;
  readonly due: Date | null;
  readonly closedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly result: object | null;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
}

const fromRow = (row: Selectable<JudgingStageTable>): JudgingStage => ({
  programme: row.programme,
  edition: row.edition,
  class: row.class,
  stage: row.stage,
  state: row.state as StageState,
  openedAt: row.opened_at,
  due: row.due,
  closedAt: row.closed_at,
  confirmedAt: row.confirmed_at,
  result: row.result,
  salt: row.salt,
  seq: row.seq,
  head: row.head,
});

const ofKey = ({ programme, edition, class: of, stage }: StageKey) =>
  ({ programme, edition, class: of, stage }) as const;

/** A stage, locked; begun where nobody has touched it yet. */
export async function lockStage(trx: Transaction<DB>, key: StageKey, salt: string): Promise<JudgingStage> {
  await trx
    .insertInto('judging_stage')
    .values({
      ...ofKey(key),
      state: 'preparing',
      opened_at: null,
      due: null,
      closed_at: null,
      confirmed_at: null,
      result: null,
      salt,
    })
    .onConflict((conflict) => conflict.columns(['programme', 'edition', 'class', 'stage']).doNothing())
    .execute();
  const row = await selectStage(trx, key).forUpdate().executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function findStage(db: Kysely<DB>, key: StageKey): Promise<JudgingStage | null> {
  const row = await selectStage(db, key).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

const selectStage = (db: Kysely<DB>, { programme, edition, class: of, stage }: StageKey) =>
  db
    .selectFrom('judging_stage')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .where('class', '=', of)
    .where('stage', '=', stage);

/** Every stage of an edition that somebody has begun. */
export async function readStages(db: Kysely<DB>, programme: string, edition: string): Promise<JudgingStage[]> {
  const rows = await db
    .selectFrom('judging_stage')
    .selectAll()
    .where('programme', '=', programme)
    .where('edition', '=', edition)
    .execute();
  return rows.map(fromRow);
}

export type StageChange = Partial<
  Pick<JudgingStage, 'state' | 'openedAt' | 'due' | 'closedAt' | 'confirmedAt' | 'result'>
>;

/** Writes an act on a locked stage: what it changes, its event and its words. */
export async function recordStage(
  trx: Transaction<DB>,
  stage: JudgingStage,
  change: StageChange,
  done: Omit<JudgingDone, 'state'>,
): Promise<JudgingStage> {
  const moved = { ...stage, ...change };
  const head = await recordJudging(trx, { ...stage, stream: stageStream(stage) }, { ...done, state: moved.state });
  await trx
    .updateTable('judging_stage')
    .set({
      state: moved.state,
      opened_at: moved.openedAt,
      due: moved.due,
      closed_at: moved.closedAt,
      confirmed_at: moved.confirmedAt,
      ...(change.result === undefined ? {} : { result: JSON.stringify(change.result) }),
      seq: head.seq,
      head: head.hash,
    })
    .where('programme', '=', stage.programme)
    .where('edition', '=', stage.edition)
    .where('class', '=', stage.class)
    .where('stage', '=', stage.stage)
    .execute();
  return { ...moved, seq: head.seq, head: head.hash };
}
