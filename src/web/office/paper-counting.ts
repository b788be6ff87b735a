/** What a clerk has counted of one case and not booked yet. */
export interface Counting {
  /** The case; null while none lies on the counter. */
  readonly id: string | null;
  /** Copies that came now, by volume. */
  readonly volumes: Readonly<Record<string, number>>;
  /** Pages of each volume that were scanned: a page scanned again is no new page. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** The volume that was scanned last: a number typed after it is its copies. */
  readonly last: string | null;
}
export const nothingCounted: Counting = { id: null, volumes: {}, pages: {}, last: null };

/** More of one volume than this is a slip of the keyboard. */
const most = 99;
export const inBounds = (count: number): number => Math.min(most, Math.max(0, Math.trunc(count)));

export interface PageScan {
  readonly id: string;
  readonly volume: string | null;
  readonly page: string | null;
  /** Copies still asked of that volume. */
  readonly asked: number;
}

/**
 * A page of the case that lies on the counter, or of the first. The first page of a volume proposes one copy; further pages
 * add none, for the code cannot tell copies apart. Where each copy is scanned once (`each`), a scan adds one, up to the
 * copies asked: a page scanned twenty times never makes twenty copies.
 */
export function countPage(before: Counting, { id, volume, page, asked }: PageScan, each: boolean): Counting {
  const counting = before.id === id ? before : { ...nothingCounted, id };
  if (volume === null || page === null) return counting;
  const now = counting.volumes[volume] ?? 0;
  const pages = counting.pages[volume] ?? [];
  const next = each ? Math.max(now, Math.min(now + 1, Math.max(asked, 1))) : Math.max(now, pages.length === 0 ? 1 : 0);
  return {
    id,
    volumes: { ...counting.volumes, [volume]: next },
    pages: { ...counting.pages, [volume]: pages.includes(page) ? pages : [...pages, page].slice(-50) },
    last: volume,
  };
}

/** Sets the copies of a volume, as typed or by plus and minus. */
export const setCopies = (counting: Counting, volume: string, copies: number): Counting => ({
  ...counting,
  volumes: { ...counting.volumes, [volume]: inBounds(copies) },
});

/** A plain number typed where codes are scanned: the copies of the volume scanned last; null where it is no such number. */
export function copiesTyped(counting: Counting, text: string): Counting | null {
  if (counting.last === null || !/^\d{1,2}$/u.test(text.normalize('NFKC').trim())) return null;
  return setCopies(counting, counting.last, Number(text.normalize('NFKC')));
}

/** Whether something was counted that would be lost. */
export const isCounted = ({ volumes }: Counting): boolean => Object.values(volumes).some((count) => count > 0);
