import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merklePath, merkleRoot, rootFromPath } from '#src/domain/audit/merkle.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** The test vectors of Certificate Transparency (RFC 6962). */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  hex,
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('a Merkle tree of RFC 6962', () => {
  it.each(roots.map((root, size) => [size, root] as const))('has the known root over %i leaves', (size, root) => {
    expect(merkleRoot(leaves.slice(0, size)).toString('hex')).toBe(root);
  });
  it('has the known paths', () => {
    const path = (index: number, size: number) =>
      merklePath(leaves.slice(0, size), index).map((node) => node.toString('hex'));
    expect(path(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(path(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
    expect(path(0, 1)).toEqual([]);
  });
  it('has no path of a leaf that is not there', () => {
    expect(() => merklePath(leaves, 8)).toThrow('no leaf 8');
  });
});

const anyLeaves = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 });
/** A bit turned over. */
const flipped = (bytes: Uint8Array, bit: number): Buffer => {
  const changed = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % changed.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
};

describe('a path', () => {
  it('leads every leaf to the root', () => {
    fc.assert(
      fc.property(anyLeaves, (some) => {
        const root = merkleRoot(some);
        for (const [index, leaf] of some.entries())
          expect(rootFromPath(leaf, index, some.length, merklePath(some, index))?.equals(root)).toBe(true);
      }),
    );
  });
  it('leads nowhere else once a bit of leaf or path is turned, or the path is cut or longer', () => {
    fc.assert(
      fc.property(anyLeaves, fc.nat(), fc.nat(), (some, which, bit) => {
        const index = which % some.length;
        const [leaf, root, path] = [some[index] ?? Buffer.of(), merkleRoot(some), merklePath(some, index)];
        const leads = (to: Uint8Array, by: readonly Uint8Array[]) =>
          rootFromPath(to, index, some.length, by)?.equals(root) === true;
        if (leaf.length > 0) expect(leads(flipped(leaf, bit), path)).toBe(false);
        expect(leads(Buffer.concat([leaf, Buffer.of(0)]), path)).toBe(false);
        expect(leads(leaf, [...path, root])).toBe(false);
        if (path.length === 0) return;
        expect(leads(leaf, path.slice(1))).toBe(false);
        expect(leads(leaf, path.with(bit % path.length, flipped(path[bit % path.length] ?? root, bit)))).toBe(false);
      }),
    );
  });
  it('proves a leaf at its own place only', () => {
    const some = Array.from({ length: 13 }, (_, at) => Buffer.of(at));
    for (const [index, leaf] of some.entries()) {
      const proven = some.flatMap((_, at) =>
        rootFromPath(leaf, at, some.length, merklePath(some, index))?.equals(merkleRoot(some)) === true ? [at] : [],
      );
      expect(proven).toEqual([index]);
    }
    expect(rootFromPath(Buffer.of(0), 13, 13, [])).toBeNull();
    expect(rootFromPath(Buffer.of(0), -1, 13, [])).toBeNull();
  });
  it('of another order of leaves gives another root', () => {
    const [a, b] = [Buffer.of(1), Buffer.of(2)];
    expect(merkleRoot([a, b]).equals(merkleRoot([b, a]))).toBe(false);
    // An odd leaf that were doubled would give two lists one root.
    expect(merkleRoot([a, b, b]).equals(merkleRoot([a, b]))).toBe(false);
    expect(merkleRoot([a, b, a]).equals(merkleRoot([a, b, a, a]))).toBe(false);
  });
});
