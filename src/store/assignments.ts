import type { Kysely, Transaction } from 'kysely';
import type { Assignment } from '#src/domain/assignment/assignment.ts';
import type { AssignmentProblem } from '#src/domain/assignment/problem.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import type { DB } from './schema.ts';

/** Panels that were proposed for a stage, with all they were made from. */
export interface KeptAssignment extends StageKey {
  readonly id: string;
  readonly problem: AssignmentProblem;
  readonly result: Assignment;
  readonly madeAt: Date;
}

export async function insertAssignment(
  trx: Transaction<DB>,
  { id, programme, edition, class: of, stage, problem, result, madeAt }: KeptAssignment,
  madeBy: string,
): Promise<void> {
  await trx
    .insertInto('assignment')
    .values({
      id,
      programme,
      edition,
      class: of,
      stage,
      problem: JSON.stringify(problem),
      result: JSON.stringify(result),
      digest: result.digest,
      made_by: madeBy,
      made_at: madeAt,
    })
    .execute();
}

/** The latest proposal for a stage; null where none was made. */
export async function latestAssignment(db: Kysely<DB>, key: StageKey): Promise<KeptAssignment | null> {
  const row = await db
    .selectFrom('assignment')
    .selectAll()
    .where('programme', '=', key.programme)
    .where('edition', '=', key.edition)
    .where('class', '=', key.class)
    .where('stage', '=', key.stage)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { programme, edition, class: of, stage } = row;
  return {
    id: row.id,
    programme,
    edition,
    class: of,
    stage,
    problem: row.problem as AssignmentProblem,
    result: row.result as Assignment,
    madeAt: row.made_at,
  };
}
