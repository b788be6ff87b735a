import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { assessorOfUser, linkAssessor, linkedAccounts, lockAssessor } from '#src/store/assessors.ts';
import { openSeatsOf, readPeople } from '#src/store/members.ts';
import { awardDay } from '../award-day.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { noAssessor, poolFor } from './pool-subject.ts';
import { recordAssessor } from './record-assessor.ts';

export interface PoolAccount {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Whom of the pool it belongs to; null while nobody is linked. */
  readonly assessorId: string | null;
}

/** Accounts with a seat in the pool's authority, and to whom each belongs: what the office links. */
export async function listPoolAccounts(
  deps: Deps,
  actor: Actor,
  programme: string,
): Promise<readonly PoolAccount[] | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const people = await readPeople(deps.db, programme, pool.authority, awardDay(deps));
  const linked = await linkedAccounts(deps.db, programme);
  return people
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id, name, email }) => ({ userId: id, name, email, assessorId: linked.get(id) ?? null }));
}

export interface LinkAccount {
  readonly programme: string;
  readonly id: string;
  /** Null takes the account away. */
  readonly userId: string | null;
}

/** Says whose account is whose: refused for an account without a seat in the pool's authority, and for one that is another's. */
export async function linkAccount(
  deps: Deps,
  actor: Actor,
  { programme, id, userId }: LinkAccount,
): Promise<{ readonly version: number } | Denial> {
  const pool = poolFor(deps, actor, 'pool.manage', programme);
  if (isDenial(pool)) return pool;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const current = await lockAssessor(trx, programme, id);
    if (current === null) return noAssessor;
    if (current.userId === userId) return { version: current.version };
    if (userId !== null) {
      const seats = await openSeatsOf(trx, userId);
      if (!seats.some((seat) => seat.programme === programme && seat.authority === pool.authority)) return noSeat;
      const other = await assessorOfUser(trx, programme, userId);
      if (other !== null) return taken(other.name);
    }
    const next = await linkAssessor(trx, current, userId, at);
    await recordAssessor(trx, pool, next, {
      act: userId === null ? 'unlink' : 'link',
      actorId: actorId(actor),
      at,
      details: { userId },
    });
    return { version: next.version };
  });
}

const noSeat = deny(
  'invalid',
  '这个账号在评审专家库中没有席位；请先由管理机构邀请并授予席位，再关联。',
  'This account has no seat in the pool of assessors. Have the administration invite them and grant the seat first.',
);
const taken = (name: string): Denial =>
  deny(
    'conflict',
    `这个账号已关联“${name}”；请先解除原来的关联。`,
    `This account belongs to “${name}” already; take it away from them first.`,
  );
