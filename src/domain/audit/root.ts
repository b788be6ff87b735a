import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { merkleRoot } from './merkle.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** A root over events of an edition, the next of its chain; edition '' holds what belongs to a programme and to no edition. */
export const AuditRoot = z.object({
  programme: z.string(),
  edition: z.string(),
  seq: z.int().positive(),
  /** Merkle root (RFC 6962) over the hashes of the events, in hex. */
  root: Sha256,
  /** How many events lie under it. */
  size: z.int().positive(),
  /** `hash` of the root before; '' for the first. */
  previous: z.union([z.literal(''), Sha256]),
  at: z.iso.datetime(),
  hash: Sha256,
});
export type AuditRoot = z.infer<typeof AuditRoot>;

/** What a receipt or a letter carries of a root. */
export type RootMark = Pick<AuditRoot, 'seq' | 'hash'>;

/** Hash of a root in its chain: SHA-256 over its canonical JSON, which holds the hash before it. */
export function rootHash({ programme, edition, seq, root, size, previous, at }: Omit<AuditRoot, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalize({ programme, edition, seq, root, size, previous, at }) ?? '')
    .digest('hex');
}

/** The leaf of an event: the bytes of its hash. */
export const leafOf = (eventHash: string): Buffer => Buffer.from(eventHash, 'hex');

/** The next root of a chain over these event hashes, in their order. */
export function nextRoot(
  place: Pick<AuditRoot, 'programme' | 'edition'>,
  before: RootMark | null,
  hashes: readonly string[],
  at: string,
): AuditRoot {
  const root = {
    ...place,
    seq: (before?.seq ?? 0) + 1,
    root: merkleRoot(hashes.map(leafOf)).toString('hex'),
    size: hashes.length,
    previous: before?.hash ?? '',
    at,
  };
  return { ...root, hash: rootHash(root) };
}
