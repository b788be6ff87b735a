import type { Actor } from '#src/domain/access/why-not.ts';
import { certificateNumber, validUntil } from '#src/domain/award/certificate.ts';
import { withPublication } from '#src/domain/award/publication.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { recordAward } from '#src/store/award.ts';
import { conferOutcome, revokeOutcome, type Conferred } from '#src/store/outcomes.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { onAward, type AwardKey } from './open-award.ts';

/** Confers every prize that stands (表彰): each gets its certificate's number, in the order of the notice, and its last day. */
export async function confer(
  deps: Deps,
  actor: Actor,
  { date, ...key }: AwardKey & { readonly date?: string | undefined },
): Promise<readonly Conferred[] | Denial> {
  return await onAward(deps, actor, key, 'confer', async (trx, opened) => {
    const { award, publication, outcomes, rules, at, today } = opened;
    const day = date ?? today;
    if (day > today || day < (publication.approval?.date ?? day))
      return deny(
        'invalid',
        '表彰日期应在批复之日以后、今天或以前。',
        'The day of conferment must be on or after the approval and not after today.',
      );
    const standing = new Set(outcomes.filter((one) => one.state === 'decided').map((one) => one.application_id));
    const winners = (publication.notice?.winners ?? []).filter((one) => standing.has(one.application));
    const conferred = winners.map(({ application }, index): Conferred => ({
      applicationId: application,
      certificate: certificateNumber(rules.conferment.number, index + 1),
      validUntil: validUntil(day, rules.conferment.validYears),
    }));
    for (const one of conferred) await conferOutcome(trx, one, at);
    await recordAward(
      trx,
      award,
      { state: 'conferred', body: withPublication(award.body, { ...publication, conferred: day }) },
      { act: 'confer', actorId: actorId(actor), at, details: { day, conferred } },
    );
    return conferred;
  });
}

export interface Revoke extends AwardKey {
  readonly applicationId: string;
  readonly reason: string;
  /** 文号 of the decision to revoke. */
  readonly number: string;
}

/** Revokes one conferred prize with reason and number; its certificate is void from now on. */
export async function revoke(
  deps: Deps,
  actor: Actor,
  { applicationId, reason, number, ...key }: Revoke,
): Promise<{ readonly state: string } | Denial> {
  return await onAward(deps, actor, key, 'revoke', async (trx, { award, outcomes, at }) => {
    const known = outcomes.some((one) => one.application_id === applicationId);
    if (!known || !(await revokeOutcome(trx, applicationId, reason, at)))
      return deny(
        'wrong-state',
        '这一奖项没有授予，或已经撤销。',
        'This prize was not conferred, or has been revoked already.',
      );
    const details = { application: applicationId, reason, number };
    return await recordAward(trx, award, {}, { act: 'revoke', actorId: actorId(actor), at, details });
  });
}
