import type { Text } from '#src/definition/text.ts';
import { findPassedOver, findPublished } from '#src/store/outcomes.ts';
import type { Deps } from '../deps.ts';
import type { WholeApplication } from '../read-application.ts';

/** What came of an application, for its owner. */
export interface OwnOutcome {
  /** Null where it was judged and is not among the names. */
  readonly prize: Text | null;
  readonly state: 'published' | 'withdrawn' | 'conferred' | 'revoked' | 'none';
  readonly publishedAt: Date;
  readonly certificate: string | null;
  /** YYYY-MM-DD; null where a title holds for good. */
  readonly validUntil: string | null;
}

/** What came of an application somebody may read; null before the public notice, as for everybody outside, and where nothing was judged. */
export async function readOwnOutcome(
  { db }: Pick<Deps, 'db'>,
  { application, process }: Pick<WholeApplication, 'application' | 'process'>,
): Promise<OwnOutcome | null> {
  const found = await findPublished(db, application.id);
  if (found === null || found.published_at === null) return await withoutPrize(db, application.id);
  const stands = found.revoked_at === null ? ('conferred' as const) : ('revoked' as const);
  return {
    prize: process.file.prizes.find(({ id }) => id === found.prize)?.name ?? { zh: found.prize, en: found.prize },
    state: found.state === 'withdrawn' ? 'withdrawn' : found.conferred_at === null ? 'published' : stands,
    publishedAt: found.published_at,
    certificate: found.certificate,
    validUntil: found.valid_until,
  };
}

async function withoutPrize(db: Deps['db'], id: string): Promise<OwnOutcome | null> {
  const publishedAt = await findPassedOver(db, id);
  return publishedAt === null ? null : { prize: null, state: 'none', publishedAt, certificate: null, validUntil: null };
}
