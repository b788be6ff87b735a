import type { Transaction } from 'kysely';
import { longerUntil } from '#src/domain/award/notice-period.ts';
import type { ObjectionEffect, ObjectionResult } from '#src/domain/award/objection.ts';
import { publicationIn, withPublication } from '#src/domain/award/publication.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { recordAward, type Award } from '#src/store/award.ts';
import type { Objection } from '#src/store/objections.ts';
import { withdrawOutcome } from '#src/store/outcomes.ts';
import type { DB } from '#src/store/schema.ts';
import { judged } from '../award/open-award.ts';
import type { Deps } from '../deps.ts';

export interface Effect {
  readonly award: Award;
  readonly objection: Objection;
  readonly decision: {
    readonly result: ObjectionResult;
    readonly effect: ObjectionEffect;
    readonly days?: number | undefined;
  };
  readonly by: string;
  readonly at: Date;
}

/** What a decision does to the locked award: a withdrawn prize moves nobody up; that would need a new decision of the committee. */
export async function bringAbout(
  deps: Deps,
  trx: Transaction<DB>,
  effect: Effect,
): Promise<{ readonly until?: string } | Denial> {
  const { result, effect: kind } = effect.decision;
  if (kind === 'none') return {};
  if (kind === 'withdrawn' && result === 'rejected')
    return deny(
      'invalid',
      '异议不成立的，不能撤出名单。',
      'Where an objection is rejected, the prize cannot be withdrawn.',
    );
  return kind === 'withdrawn' ? await withdraw(trx, effect) : await extend(deps, trx, effect);
}

async function withdraw(trx: Transaction<DB>, { award, objection, by, at }: Effect): Promise<object | Denial> {
  if (!(await withdrawOutcome(trx, objection.applicationId)))
    return deny(
      'wrong-state',
      '这一奖项已经撤出或已经表彰；已表彰的请另行撤销。',
      'This prize has been withdrawn or conferred already; one that was conferred is revoked instead.',
    );
  const details = { application: objection.applicationId, objection: objection.number };
  await recordAward(trx, award, {}, { act: 'withdraw', actorId: by, at, details });
  return {};
}

async function extend(
  deps: Deps,
  trx: Transaction<DB>,
  { award, objection, decision, by, at }: Effect,
): Promise<{ readonly until: string } | Denial> {
  const found = judged(deps, award);
  const publication = publicationIn(award.body);
  if (found === null || publication.notice === null || award.state !== 'noticed')
    return deny('wrong-state', '公示已经结束，不能延长。', 'The notice has ended; it cannot be extended.');
  if (decision.days === undefined)
    return deny('invalid', '请填写公示延长的天数。', 'Say by how many days the notice is extended.');
  const today = dayOf(at, found.edition.file.timeZone);
  const { until: before } = publication.notice;
  const from = before < today ? today : before;
  const until = longerUntil(from, decision.days, found.rules.notice, found.edition.calendar);
  const notice = { ...publication.notice, until };
  const details = { until, objection: objection.number };
  const body = withPublication(award.body, { ...publication, notice });
  await recordAward(trx, award, { body }, { act: 'extend', actorId: by, at, details });
  return { until };
}
