import { createHash } from 'node:crypto';

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** Hash of a leaf (RFC 6962, 2.1): its prefix keeps a leaf from passing as a node. */
export const leafHash = (leaf: Uint8Array): Buffer => createHash('sha256').update(leafPrefix).update(leaf).digest();

const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(nodePrefix).update(left).update(right).digest();

/** Root of the Merkle tree over leaves (RFC 6962, 2.1), 32 bytes; of no leaves the hash of nothing. An odd leaf is not doubled: it moves up. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  let level = leaves.map(leafHash);
  while (level.length > 1) level = above(level);
  return level[0] ?? createHash('sha256').digest();
}

/** The nodes beside the way from a leaf to the root, from below (RFC 6962, 2.1.1). Throws where there is no such leaf. */
export function merklePath(leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (leaves[index] === undefined) throw new RangeError(`There is no leaf ${index} of ${leaves.length}.`);
  const path: Buffer[] = [];
  let at = index;
  for (let level = leaves.map(leafHash); level.length > 1; level = above(level)) {
    const beside = level[at % 2 === 0 ? at + 1 : at - 1];
    // The last of an odd level has nothing beside it and moves up.
    if (beside !== undefined) path.push(beside);
    at = Math.floor(at / 2);
  }
  return path;
}

/** The root that a leaf and its path give in a tree of `size` leaves; null where the path is too short or too long for its place. */
export function rootFromPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Buffer | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  let [hash, at, last, used] = [leafHash(leaf), index, size - 1, 0];
  for (; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    if (at % 2 === 0 && at === last) continue;
    const beside = path[used];
    if (beside === undefined) return null;
    used += 1;
    hash = at % 2 === 0 ? nodeHash(hash, beside) : nodeHash(beside, hash);
  }
  return used === path.length ? hash : null;
}

function above(level: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]];
    if (left !== undefined) next.push(right === undefined ? left : nodeHash(left, right));
  }
  return next;
}
