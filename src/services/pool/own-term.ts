import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { Text } from '#src/definition/text.ts';
import { pledgeDigest } from '#src/domain/pool/pledge.ts';
import { assessorOfUser, lockAssessor, type Assessor } from '#src/store/assessors.ts';
import { findTerm, writeTerm, type AssessorTerm } from '#src/store/assessor-terms.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { judgedEdition, noPool, poolOf, type JudgedEdition, type Pool } from './pool-subject.ts';
import { recordAssessor } from './record-assessor.ts';
import { changeAvailability, type Availability } from './terms.ts';

export interface OwnTerm {
  readonly assessor: Assessor;
  readonly term: AssessorTerm;
  readonly pledge: { readonly text: readonly Text[]; readonly digest: string };
}
interface Self extends JudgedEdition {
  readonly pool: Pool;
  readonly assessor: Assessor;
}
export interface InEdition {
  readonly programme: string;
  readonly edition: string;
}

/** The assessor who asks, in an edition; refused for accounts without a seat, and for those that nobody of the pool has. */
export async function selfIn(deps: Deps, actor: Actor, { programme, edition }: InEdition): Promise<Self | Denial> {
  const pool = poolOf(deps, programme);
  const denial = whyNot(actor, 'assessor.self', { programme, authority: pool?.authority ?? '' });
  if (denial !== null || pool === null || actor.kind !== 'user') return denial ?? noPool;
  const judged = judgedEdition(deps, programme, edition);
  if (isDenial(judged)) return judged;
  const assessor = await assessorOfUser(deps.db, programme, actor.id);
  return assessor === null ? notLinked : { ...judged, pool, assessor };
}

const notLinked = deny(
  'wrong-state',
  '您的账号尚未与专家库中的人员关联，请联系评审办公室。',
  'Your account has not been linked with a person of the pool yet; ask the office of the assessment.',
);

/** What the pool knows of the one who asks, their days in an edition, and the pledge with whether they agreed to it. */
export async function readOwnTerm(deps: Deps, actor: Actor, where: InEdition): Promise<OwnTerm | Denial> {
  const self = await selfIn(deps, actor, where);
  if (isDenial(self)) return self;
  const text = self.assessment.pool.pledge;
  const term = await findTerm(deps.db, { ...where, assessorId: self.assessor.id });
  return { assessor: self.assessor, term, pledge: { text, digest: pledgeDigest(text) } };
}

/** An assessor agrees to the pledge they have read; agreed twice it is once. Refused where it reads differently by now. */
export async function pledge(
  deps: Deps,
  actor: Actor,
  { digest, ...where }: InEdition & { readonly digest: string },
): Promise<AssessorTerm | Denial> {
  const self = await selfIn(deps, actor, where);
  if (isDenial(self)) return self;
  if (digest !== pledgeDigest(self.assessment.pool.pledge))
    return deny(
      'conflict',
      '承诺书已更新，请重新阅读后签署。',
      'The pledge reads differently by now; read it again and agree.',
    );
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const assessor = await lockAssessor(trx, where.programme, self.assessor.id);
    if (assessor === null) return notLinked;
    const key = { ...where, assessorId: assessor.id };
    const term = await findTerm(trx, key);
    if (term.pledgeDigest === digest) return term;
    const next = { ...term, pledgedAt: at, pledgeDigest: digest, version: term.version + 1 };
    await writeTerm(trx, key, next);
    const details = { edition: where.edition, digest };
    await recordAssessor(
      trx,
      self.pool,
      { ...assessor, version: next.version },
      {
        act: 'pledge',
        actorId: actorId(actor),
        at,
        details,
      },
    );
    return next;
  });
}

/** An assessor says themself when they can be asked in an edition and for how much. */
export async function setOwnAvailability(
  deps: Deps,
  actor: Actor,
  { words, ...where }: InEdition & { readonly words: Availability },
): Promise<AssessorTerm | Denial> {
  const self = await selfIn(deps, actor, where);
  if (isDenial(self)) return self;
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const assessor = await lockAssessor(trx, where.programme, self.assessor.id);
    if (assessor === null) return notLinked;
    return await changeAvailability(trx, self.pool, assessor, { ...where, words }, { actorId: actorId(actor), at });
  });
}
