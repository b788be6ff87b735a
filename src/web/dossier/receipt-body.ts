/** What a receipt's body says, as far as the pages show it. */
export interface ReceiptBody {
  readonly leaves: readonly { readonly leaf: string; readonly digest: string }[];
  readonly scans: readonly { readonly leaf: string; readonly printedInRevision: number; readonly kept: boolean }[];
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** Reads a receipt's body; parts an older one lacks are empty. */
export function receiptBody(body: unknown): ReceiptBody {
  const part = (typeof body === 'object' && body !== null ? body : {}) as Partial<ReceiptBody>;
  return { leaves: part.leaves ?? [], scans: part.scans ?? [], files: part.files ?? [] };
}

export type Change = 'same' | 'changed' | 'new' | 'gone';

/** How the leaves of one revision differ from those of the one before, by their digests. */
export function leafChanges(
  before: ReceiptBody,
  after: ReceiptBody,
): readonly { readonly leaf: string; readonly change: Change }[] {
  const old = new Map(before.leaves.map((one) => [one.leaf, one.digest]));
  const now = after.leaves.map(({ leaf, digest }) => ({
    leaf,
    change: (!old.has(leaf) ? 'new' : old.get(leaf) === digest ? 'same' : 'changed') as Change,
  }));
  const gone = before.leaves
    .filter(({ leaf }) => !after.leaves.some((one) => one.leaf === leaf))
    .map(({ leaf }) => ({ leaf, change: 'gone' as const }));
  return [...now, ...gone];
}
