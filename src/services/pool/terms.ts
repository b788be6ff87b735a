import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { AssessmentFile } from '#src/definition/assessment.ts';
import { pledgeDigest } from '#src/domain/pool/pledge.ts';
import { lockAssessor, type Assessor } from '#src/store/assessors.ts';
import { findTerm, writeTerm, type AssessorTerm } from '#src/store/assessor-terms.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { judgedEdition, noAssessor, poolFor, type Pool } from './pool-subject.ts';
import { recordAssessor } from './record-assessor.ts';

/** Whether somebody can be asked in an edition: days both included, null where nothing limits them. */
export const Availability = z.strictObject({
  available: z.boolean(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  /** Applications at most in a stage; null for the edition's own number. */
  load: z.int().min(1).max(200).nullable(),
  /** The version that was read. */
  version: z.int().min(0),
});
export type Availability = z.infer<typeof Availability>;

export interface SetTerm {
  readonly programme: string;
  readonly edition: string;
  readonly id: string;
  readonly words: Availability;
}

/** The office writes down when somebody can be asked and for how much. */
export async function setTerm(deps: Deps, actor: Actor, input: SetTerm): Promise<AssessorTerm | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', input.programme);
  if (isDenial(pool)) return pool;
  const judged = judgedEdition(deps, input.programme, input.edition);
  if (isDenial(judged)) return judged;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const assessor = await lockAssessor(trx, input.programme, input.id);
    if (assessor === null) return noAssessor;
    return await changeAvailability(trx, pool, assessor, input, { actorId: actorId(actor), at });
  });
}

/** Writes the days and the load of a locked assessor; refused where somebody else wrote meanwhile or the days run backwards. */
export async function changeAvailability(
  trx: Transaction<DB>,
  pool: Pool,
  assessor: Assessor,
  { programme, edition, words }: Pick<SetTerm, 'programme' | 'edition' | 'words'>,
  by: { readonly actorId: string; readonly at: Date },
): Promise<AssessorTerm | Denial> {
  const { version, ...said } = words;
  if (said.from !== null && said.until !== null && said.from > said.until)
    return deny('invalid', '开始日期晚于结束日期，请改正。', 'The first day is after the last; mend one of them.');
  const key = { assessorId: assessor.id, programme, edition };
  const current = await findTerm(trx, key);
  if (current.version !== version)
    return deny(
      'conflict',
      '这期间时间安排已被别人修改，没有保存；请核对后再保存。',
      'Somebody changed these days meanwhile; nothing was saved. Look at them and save again.',
      { ...current, pledgedAt: current.pledgedAt?.toISOString() ?? null },
    );
  const next = { ...current, ...said };
  await writeTerm(trx, key, next);
  await recordAssessor(
    trx,
    pool,
    { ...assessor, version: version + 1 },
    {
      act: 'term',
      ...by,
      details: { edition, ...said },
    },
  );
  return { ...next, version: version + 1 };
}

type Pledged = Pick<AssessorTerm, 'pledgedAt' | 'pledgeDigest'>;

/** Whether somebody has agreed to the pledge as the edition has it now: before it nothing of an application is shown. */
export const hasPledged = ({ pool }: AssessmentFile, { pledgedAt, pledgeDigest: agreed }: Pledged): boolean =>
  pledgedAt !== null && agreed === pledgeDigest(pool.pledge);

/** The same for a panel, by the edition in force: a pledge whose words have changed since is asked for again. */
export function hasPledgedFor(
  deps: Deps,
  { programme, edition }: Pick<SetTerm, 'programme' | 'edition'>,
  own: Pledged | null,
): boolean {
  const judged = judgedEdition(deps, programme, edition);
  return own !== null && !isDenial(judged) && hasPledged(judged.assessment, own);
}
