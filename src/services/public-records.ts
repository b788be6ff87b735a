import type { AuditRoot } from '#src/domain/audit/root.ts';
import { listDrawRecords, type DrawRecord } from '#src/store/draw-records.ts';
import { listLatestRoots } from '#src/store/seals.ts';
import type { Deps } from './deps.ts';

/** Roots shown on a page; a list for machines has all. */
const shownRoots = 30;

/** Records of an edition that anybody may verify: published draws, and the latest roots over the audit log. */
export async function publicRecords(
  { db }: Pick<Deps, 'db'>,
  { programme, edition }: { readonly programme: string; readonly edition: string },
): Promise<{ readonly draws: readonly DrawRecord[]; readonly roots: readonly AuditRoot[] }> {
  return {
    draws: await listDrawRecords(db, programme, edition),
    roots: await listLatestRoots(db, { programme, edition, limit: shownRoots }),
  };
}
