import type { AuditRoot } from '#src/domain/audit/root.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { readDisclosedDraws } from '#src/store/draws.ts';
import { listLatestRoots } from '#src/store/seals.ts';
import type { AwardKey } from './award/open-award.ts';
import { publicAward } from './award/public-award.ts';
import type { Deps } from './deps.ts';

type Reading = Pick<Deps, 'db' | 'clock' | 'editions'>;

/** Roots shown on a page; a list for machines has all. */
const shownRoots = 30;

/** Disclosed draws of an edition that anybody may verify: none before its notice, for who was drawn tells who came how far. */
export async function publicDraws(deps: Reading, key: AwardKey): Promise<readonly DrawRecord[]> {
  const draws = await readDisclosedDraws(deps.db, key.programme, key.edition);
  return (await publicAward(deps, key)) === null ? [] : draws;
}

/** What anybody may verify of an edition: its draws, and the latest roots over the audit log, newest first. */
export async function publicRecords(
  deps: Reading,
  key: AwardKey,
): Promise<{ readonly draws: readonly DrawRecord[]; readonly roots: readonly AuditRoot[] }> {
  return {
    draws: await publicDraws(deps, key),
    roots: await listLatestRoots(deps.db, { ...key, limit: shownRoots }),
  };
}
