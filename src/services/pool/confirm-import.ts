import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { mergedWords, reportDigest, type ImportLine } from '#src/domain/pool/import-report.ts';
import { differencesOf } from '#src/domain/pool/profile.ts';
import type { PoolRow } from '#src/domain/pool/read-rows.ts';
import { lockAssessors, type Assessor } from '#src/store/assessors.ts';
import { forgetImport } from '#src/store/pool-imports.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { change, takeIn } from './edit-assessor.ts';
import { keptRows, reportOf } from './import-pool.ts';
import { poolFor, type Pool } from './pool-subject.ts';
import { refreshConflicts } from './refresh-conflicts.ts';

export interface ConfirmImport {
  readonly programme: string;
  readonly digest: string;
  /** Digest of the report that was looked at. */
  readonly report: string;
  /** For each row that asked: whose it is, `new` for somebody else, `skip` to leave it out. */
  readonly answers: Readonly<Record<string, string>>;
}
export type ImportCounts = Readonly<Record<'added' | 'changed' | 'same' | 'skipped' | 'refused', number>>;

/**
 * Takes over the rows of an upload as its report says; refused rows are left out. Refused as a whole where the pool has
 * changed since the report (the detail holds the new one) and where a question was not answered. Conflicts are computed anew.
 */
export async function confirmImport(deps: Deps, actor: Actor, input: ConfirmImport): Promise<ImportCounts | Denial> {
  const { programme, digest } = input;
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const by = { actorId: actorId(actor), at: await deps.clock.now() };
  return await deps.db.transaction().execute(async (trx) => {
    const rows = await keptRows(trx, programme, digest);
    if (isDenial(rows)) return rows;
    const planned = await plan(trx, pool, rows, input);
    if (isDenial(planned)) return planned;
    const counts = { added: 0, changed: 0, same: 0, skipped: 0, refused: 0 };
    for (const { row, become, known } of planned) {
      counts[become] += 1;
      if (become === 'added') await takeIn(deps, trx, pool, mergedWords(row, null), by);
      if (become === 'changed' && known !== null) await change(trx, pool, known, mergedWords(row, known), by);
    }
    await forgetImport(trx, programme, digest);
    if (counts.added + counts.changed > 0) await refreshConflicts(deps, trx, { programme }, by.at);
    return counts;
  });
}

interface PlannedRow {
  readonly row: PoolRow;
  readonly become: keyof ImportCounts;
  readonly known: Assessor | null;
}

/** What becomes of each row; those who are changed are locked before anything is written, in the order of their ids. */
async function plan(
  trx: Transaction<DB>,
  pool: Pool,
  rows: readonly PoolRow[],
  { report, answers }: ConfirmImport,
): Promise<readonly PlannedRow[] | Denial> {
  const lines = await reportOf(trx, pool, rows);
  const chosen = lines.map((line) => choiceOf(line, answers));
  const locked = await lockAssessors(
    trx,
    pool.programme,
    chosen.flatMap((choice) => (choice !== null && 'id' in choice ? [choice.id] : [])),
  );
  // Read again under the locks: the report that was confirmed must be what is done.
  const now = await reportOf(trx, pool, rows);
  if (reportDigest(now) !== report)
    return deny(
      'conflict',
      '查看报告之后专家库有了变化，没有导入；请核对新的报告后再确认。',
      'The pool has changed since the report; nothing was imported. Look at the new report and confirm that.',
      { report: reportDigest(now), lines: now },
    );
  const unanswered = lines.filter((_, index) => chosen[index] === null).map(({ row }) => row);
  if (unanswered.length > 0) return notAnswered(unanswered);
  return rows.map((row, index): PlannedRow => {
    const choice = chosen[index] ?? { become: 'refused' };
    if (!('id' in choice)) return { row, become: choice.become, known: null };
    const known = locked.get(choice.id) ?? null;
    if (known === null) return { row, become: 'refused', known };
    const same = differencesOf(known, mergedWords(row, known)).length === 0;
    return { row, become: same ? 'same' : 'changed', known };
  });
}

type Choice = { readonly id: string } | { readonly become: 'added' | 'skipped' | 'refused' };

/** Whose a row is, by the report or by the answer; null where a question has none, or names somebody who was not asked about. */
function choiceOf({ row, result, candidates }: ImportLine, answers: ConfirmImport['answers']): Choice | null {
  if (result === 'refused') return { become: 'refused' };
  if (result === 'new') return { become: 'added' };
  const [only] = candidates;
  if (result !== 'ask') return only === undefined ? null : { id: only.id };
  const answer = answers[String(row)];
  if (answer === 'new') return { become: 'added' };
  if (answer === 'skip') return { become: 'skipped' };
  return candidates.some(({ id }) => id === answer) ? { id: answer ?? '' } : null;
}

const notAnswered = (rows: readonly number[]): Denial =>
  deny(
    'invalid',
    `第${rows.join('、')}行与库中同名人员是否同一人还没有选择，没有导入。`,
    `Rows ${rows.join(', ')}: say whether they are the people of the same name; nothing was imported.`,
    { rows },
  );
