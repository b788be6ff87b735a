import type { Text } from '#src/definition/text.ts';
import { findPublished } from '#src/store/outcomes.ts';
import type { Deps } from '../deps.ts';
import type { WholeApplication } from '../read-application.ts';

/** What came of an application, for its owner. */
export interface OwnOutcome {
  readonly prize: Text;
  readonly state: 'published' | 'withdrawn' | 'conferred' | 'revoked';
  readonly publishedAt: Date;
  readonly certificate: string | null;
  /** YYYY-MM-DD; null where a title holds for good. */
  readonly validUntil: string | null;
}

/** The prize of an application somebody may read; null before the public notice, as for everybody outside, and without a prize. */
export async function readOwnOutcome(
  { db }: Pick<Deps, 'db'>,
  { application, process }: Pick<WholeApplication, 'application' | 'process'>,
): Promise<OwnOutcome | null> {
  const found = await findPublished(db, application.id);
  if (found === null || found.published_at === null) return null;
  const stands = found.revoked_at === null ? ('conferred' as const) : ('revoked' as const);
  return {
    prize: process.file.prizes.find(({ id }) => id === found.prize)?.name ?? { zh: found.prize, en: found.prize },
    state: found.state === 'withdrawn' ? 'withdrawn' : found.conferred_at === null ? 'published' : stands,
    publishedAt: found.published_at,
    certificate: found.certificate,
    validUntil: found.valid_until,
  };
}
