import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { differencesOf, type AssessorWords } from '#src/domain/pool/profile.ts';
import { whyNotProfile } from '#src/domain/pool/known-codes.ts';
import { insertAssessor, lockAssessor, updateAssessor, type Assessor } from '#src/store/assessors.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { noAssessor, poolFor, type Pool } from './pool-subject.ts';
import { recordAssessor } from './record-assessor.ts';
import { refreshConflicts } from './refresh-conflicts.ts';

export interface Saved {
  readonly id: string;
  readonly version: number;
}
interface By {
  readonly actorId: string;
  readonly at: Date;
}

/** Takes somebody into the pool. Conflicts are computed at once. */
export async function addAssessor(
  deps: Deps,
  actor: Actor,
  programme: string,
  words: AssessorWords,
): Promise<Saved | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const unknown = whyNotProfile(pool.edition, words.profile);
  if (unknown !== null) return unknown;
  const by = { actorId: actorId(actor), at: await deps.clock.now() };
  return await deps.db.transaction().execute(async (trx) => {
    const saved = await takeIn(deps, trx, pool, words, by);
    await refreshConflicts(deps, trx, { programme, assessor: saved.id }, by.at);
    return saved;
  });
}

/** Writes a new person of the pool, with the event; conflicts are left to the caller. */
export async function takeIn(
  deps: Pick<Deps, 'ids'>,
  trx: Transaction<DB>,
  pool: Pool,
  words: AssessorWords,
  by: By,
): Promise<Saved> {
  const id = deps.ids.next();
  const salt = randomBytes(32).toString('hex');
  await insertAssessor(trx, { id, programme: pool.programme, salt, ...words }, by);
  await recordAssessor(trx, pool, { id, salt, version: 1 }, { act: 'add', ...by, details: words });
  return { id, version: 1 };
}

export interface EditAssessor extends AssessorWords {
  readonly programme: string;
  readonly id: string;
  /** The version that the editor had before them. */
  readonly version: number;
}

/**
 * Changes what the pool knows of somebody. Refused as `conflict` where another has changed it meanwhile: the detail holds the
 * other's version and what differs from what was to be saved. Conflicts are computed anew.
 */
export async function editAssessor(deps: Deps, actor: Actor, input: EditAssessor): Promise<Saved | Denial> {
  const { programme, id, version, name, profile, active } = input;
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const unknown = whyNotProfile(pool.edition, profile);
  if (unknown !== null) return unknown;
  const words = { name, profile, active };
  const by = { actorId: actorId(actor), at: await deps.clock.now() };
  return await deps.db.transaction().execute(async (trx) => {
    const current = await lockAssessor(trx, programme, id);
    if (current === null) return noAssessor;
    const differences = differencesOf(current, words);
    if (differences.length === 0) return { id, version: current.version };
    if (current.version !== version)
      return deny(
        'conflict',
        '您打开之后，这个人的资料已被别人修改，没有保存；请对照差异后再保存。',
        'Somebody changed this person after you opened them; nothing was saved. Compare the differences and save again.',
        { version: current.version, name: current.name, profile: current.profile, active: current.active, differences },
      );
    const saved = await change(trx, pool, current, words, by);
    await refreshConflicts(deps, trx, { programme, assessor: id }, by.at);
    return saved;
  });
}

/** Writes other words of a locked assessor, with the event; conflicts are left to the caller. */
export async function change(
  trx: Transaction<DB>,
  pool: Pool,
  current: Assessor,
  words: AssessorWords,
  by: By,
): Promise<Saved> {
  const next = await updateAssessor(trx, current, words, by.at);
  await recordAssessor(trx, pool, next, { act: 'edit', ...by, details: words });
  return { id: next.id, version: next.version };
}
