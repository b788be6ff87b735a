import canonicalize from 'canonicalize';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { commitment } from '#src/domain/audit/event.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { findApplication, lockApplication, recordAct, type Application } from '#src/store/applications.ts';
import { findAward } from '#src/store/award.ts';
import {
  arePanelsPublished,
  decideClaim as store,
  insertClaim,
  readClaims,
  type ConflictClaim,
} from '#src/store/conflict-claims.ts';
import { findAssessor } from '#src/store/assessors.ts';
import type { DB } from '#src/store/schema.ts';
import { readReceipts } from '#src/store/receipts.ts';
import type { Transaction } from 'kysely';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { whyNotCase } from './case-subject.ts';
import { noAssessor } from './pool-subject.ts';
import { recordConflict } from './record-conflict.ts';

export interface ClaimConflict {
  readonly applicationId: string;
  /** A person, an institution, or both, in the applicant's words: applicants do not see the pool. */
  readonly person: string;
  readonly institution: string;
  readonly reason: string;
}
/** Claims of one application at most. */
const mostClaims = 30;
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** An applicant names somebody who should not assess them (A2.2): from submission until the panels are published. The same words twice are one claim. */
export async function claimConflict(
  deps: Deps,
  actor: Actor,
  { applicationId, ...words }: ClaimConflict,
): Promise<{ readonly claim: string } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'application.write', application);
    if (denial !== null || application === null) return denial ?? absent;
    if (words.person === '' && words.institution === '')
      return deny(
        'invalid',
        '请写明应当回避的人员或机构。',
        'Name the person or the institution that should stand aside.',
      );
    const notNow = await whyNoClaim(deps, trx, application);
    if (notNow !== null) return notNow;
    const claims = await readClaims(trx, applicationId);
    const same = claims.find((one) => canonicalize(wordsOf(one)) === canonicalize(words));
    if (same !== undefined) return { claim: same.id };
    if (claims.length >= mostClaims)
      return deny('too-large', `最多提出${mostClaims}项回避申请。`, `No more than ${mostClaims} claims are taken.`);
    const claim: ConflictClaim = {
      id: deps.ids.next(),
      programme: application.programme,
      edition: application.edition,
      applicationId,
      ...words,
      state: 'open',
      claimedBy: actorId(actor),
      claimedAt: at,
      assessorId: null,
      answer: null,
      decidedBy: null,
      decidedAt: null,
    };
    await insertClaim(trx, claim);
    await recordClaim(trx, application, claim, actorId(actor), at);
    return { claim: claim.id };
  });
}

const wordsOf = ({ person, institution, reason }: ConflictClaim) => ({ person, institution, reason });

/** Why nothing is claimed now: before submission, once the panels are published, or where nothing is judged. */
async function whyNoClaim(deps: Deps, trx: Transaction<DB>, application: Application): Promise<Denial | null> {
  const { id, programme, edition, channel, processDigest } = application;
  const submitted = (await readReceipts(trx, id)).some(({ withdrawnAt }) => withdrawnAt === null);
  if (channel === null || !submitted || deps.editions.byDigest(processDigest).assessment === undefined)
    return deny('wrong-state', '提交之后才能提出回避申请。', 'Claims are made after submission.');
  const conferred = (await findAward(trx, programme, edition))?.state === 'conferred';
  return conferred || (await arePanelsPublished(trx, id))
    ? deny(
        'out-of-time',
        '评审组已公布，不再受理回避申请。',
        'The panels have been published; no claim is taken any more.',
      )
    : null;
}

/** What the owner of an application has claimed, with the office's answers. */
export async function readOwnClaims(
  deps: Deps,
  actor: Actor,
  applicationId: string,
): Promise<readonly ConflictClaim[] | Denial> {
  const application = await findApplication(deps.db, applicationId);
  const denial = whyNot(actor, 'application.read', application);
  return denial ?? (await readClaims(deps.db, applicationId));
}

export interface DecideClaim {
  readonly applicationId: string;
  readonly claim: string;
  /** Whom it means, where it is upheld; null where nobody of the pool is meant, or it is rejected. */
  readonly assessorId: string | null;
  readonly upheld: boolean;
  readonly answer: string;
}

/** The office decides on a claim: upheld, it becomes a conflict of the assessor who is meant, at the edition's weight. */
export async function decideClaim(
  deps: Deps,
  actor: Actor,
  { applicationId, claim: id, assessorId, upheld, answer }: DecideClaim,
): Promise<{ readonly state: ConflictClaim['state'] } | Denial> {
  const at = await deps.clock.now();
  const by = actorId(actor);
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNotCase(actor, ['pool.manage'], application);
    if (denial !== null || application === null) return denial ?? absent;
    const claim = (await readClaims(trx, applicationId)).find((one) => one.id === id);
    if (claim === undefined) return deny('absent', '没有这项回避申请。', 'There is no such claim.');
    if (claim.state !== 'open')
      return deny('wrong-state', '这项回避申请已经处理。', 'This claim has been decided already.');
    if (assessorId !== null && (await findAssessor(trx, application.programme, assessorId)) === null) return noAssessor;
    const decided: ConflictClaim = { ...claim, state: upheld ? 'upheld' : 'rejected', assessorId, answer };
    await store(trx, id, { ...decided, by, at });
    const told = await recordClaim(trx, application, decided, by, at);
    const weight = deps.editions.byDigest(application.processDigest).assessment?.pool.claimed;
    if (upheld && assessorId !== null && weight !== undefined)
      await recordConflict(deps, trx, {
        application: told,
        assessorId,
        source: 'claimed',
        weight,
        reason: claim.reason,
        confirmed: answer,
        actorId: by,
        at,
      });
    return { state: decided.state };
  });
}

function recordClaim(
  trx: Transaction<DB>,
  application: Application,
  claim: ConflictClaim,
  actor: string,
  at: Date,
): Promise<Application> {
  const { id, state, assessorId, answer } = claim;
  const words = canonicalize({ ...wordsOf(claim), assessorId, answer }) ?? '';
  const details = commitment(`${application.salt}:claim:${id}`, words);
  const body = { conflict: id, source: 'claimed', state, details };
  return recordAct(trx, application, {}, { kind: 'conflict-changed', body }, actor, at);
}
