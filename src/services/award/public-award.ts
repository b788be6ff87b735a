import { daysLeft, noticeEnds } from '#src/domain/award/notice-period.ts';
import { typedNumber } from '#src/domain/award/certificate.ts';
import { publicationIn, type Notice, type Publication, type Winner } from '#src/domain/award/publication.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findAward, type Outcome } from '#src/store/award.ts';
import { findCertificate, readPublished } from '#src/store/outcomes.ts';
import type { Deps } from '../deps.ts';
import { judged, type AwardKey, type JudgedEdition } from './open-award.ts';

type Reading = Pick<Deps, 'db' | 'clock' | 'editions'>;

/** A winner with what became of the prize. */
export interface PublicWinner extends Winner {
  readonly outcome: Outcome;
}
/** What anybody may know of an award once its notice is published. */
export interface PublicAward extends JudgedEdition {
  readonly notice: Notice;
  readonly publication: Publication;
  readonly winners: readonly PublicWinner[];
  /** Whether the notice still runs, and its days that are left. */
  readonly running: boolean;
  readonly left: number;
  readonly conferred: boolean;
  readonly at: Date;
}

/** The published award of an edition; null before its notice, just as where there is no such edition. */
export async function publicAward(deps: Reading, key: AwardKey): Promise<PublicAward | null> {
  // Both are read whatever the edition: how long the answer takes tells nothing of the award.
  const award = await findAward(deps.db, key.programme, key.edition);
  const outcomes = await readPublished(deps.db, key);
  const at = await deps.clock.now();
  const found = judged(deps, key);
  const publication = publicationIn(award?.body ?? {});
  const { notice } = publication;
  if (found === null || notice === null || award === null) return null;
  const of = new Map(outcomes.map((one) => [one.application_id, one]));
  const { edition, rules } = found;
  const running = at < noticeEnds(notice, edition.file.timeZone);
  return {
    ...found,
    notice,
    publication,
    winners: notice.winners.flatMap((winner) => {
      const outcome = of.get(winner.application);
      return outcome === undefined ? [] : [{ ...winner, outcome }];
    }),
    running,
    left: running ? daysLeft(notice, dayOf(at, edition.file.timeZone), rules.notice, edition.calendar) : 0,
    conferred: award.state === 'conferred',
    at,
  };
}

export interface PublicCertificate {
  readonly winner: PublicWinner;
  readonly award: PublicAward;
  /** `expired` from the day after its last. */
  readonly state: 'valid' | 'expired' | 'revoked';
}

/** What a certificate's number stands for; null for any that was never given, and before conferment. */
export async function checkCertificate(deps: Reading, typed: string): Promise<PublicCertificate | null> {
  const outcome = await findCertificate(deps.db, typedNumber(typed));
  const award = outcome === null ? null : await publicAward(deps, outcome);
  const winner = award?.winners.find((one) => one.application === outcome?.application_id);
  if (award === null || winner === undefined) return null;
  const { revoked_at, valid_until } = winner.outcome;
  const today = dayOf(award.at, award.edition.file.timeZone);
  const expired = valid_until !== null && today > valid_until;
  return { winner, award, state: revoked_at !== null ? 'revoked' : expired ? 'expired' : 'valid' };
}
