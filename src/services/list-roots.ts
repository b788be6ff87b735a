import type { AuditRoot } from '#src/domain/audit/root.ts';
import { listRoots } from '#src/store/seals.ts';
import type { Deps } from './deps.ts';

/** Roots in one answer: 500 are about 200 KB. */
const page = 500;

/** A page of an edition's roots after a number, which anybody may read; `next` asks for the page after it, null at the end. */
export async function publishedRoots(
  { db }: Pick<Deps, 'db'>,
  asked: { readonly programme: string; readonly edition: string; readonly after: number },
): Promise<{ readonly roots: readonly AuditRoot[]; readonly next: number | null }> {
  const roots = await listRoots(db, { ...asked, limit: page + 1 });
  const shown = roots.slice(0, page);
  return { roots: shown, next: roots.length > page ? (shown.at(-1)?.seq ?? null) : null };
}
