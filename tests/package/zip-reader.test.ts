import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { isArchiveProblem, openArchive, type Archive, type ArchiveLimits } from '#src/adapters/zip-reader.ts';
import { makeZip, renameEntry } from '../inspect/make-zip.ts';

const limits: ArchiveLimits = { entries: 20, bytes: 10_000_000, ratio: 100 };

async function opened(zip: Uint8Array, over: Partial<ArchiveLimits> = {}): Promise<Archive> {
  const archive = await openArchive(zip, { ...limits, ...over });
  if (isArchiveProblem(archive)) throw new Error(archive.reason.en);
  return archive;
}

async function problem(zip: Uint8Array, over: Partial<ArchiveLimits> = {}): Promise<string> {
  const archive = await openArchive(zip, { ...limits, ...over });
  return isArchiveProblem(archive) ? archive.problem : 'none';
}

describe('an archive', () => {
  it('gives its entries under their Chinese names, folders left out', async () => {
    const zip = new ZipFile();
    zip.addEmptyDirectory('附件/');
    zip.addBuffer(Buffer.from('内容'), '附件/一.txt');
    zip.end();
    const { entries } = await opened(await buffer(zip.outputStream));
    expect([...entries.keys()]).toEqual(['附件/一.txt']);
    expect(Buffer.from((await entries.get('附件/一.txt')?.bytes()) ?? []).toString()).toBe('内容');
  });
  it.each(['/aa/b.txt', '../b.txt', 'a/../../b', 'C:/b.txt', '..\\b.txt', 'a\u0007b.txt'])(
    'refuses the path %j',
    async (path) => {
      const harmless = 'x'.repeat(path.length);
      expect(await problem(renameEntry(await makeZip({ [harmless]: 'x' }), harmless, path))).toBe('unsafe-path');
    },
  );
  it('refuses two entries of one name, also where only some systems see one', async () => {
    expect(await problem(renameEntry(await makeZip({ 'a.txt': '1', 'b.txt': '2' }), 'b.txt', 'a.txt'))).toBe(
      'duplicate',
    );
    expect(await problem(await makeZip({ 'a.txt': '1', 'A.txt': '2' }))).toBe('duplicate');
    expect(await problem(await makeZip({ '\u00E9.txt': '1', 'e\u0301.txt': '2' }))).toBe('duplicate');
  });
  it('refuses links', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('/etc/passwd'), 'a', { mode: 0o120777 });
    zip.end();
    expect(await problem(await buffer(zip.outputStream))).toBe('link');
  });
  it('refuses too many entries, too many bytes, too high a ratio', async () => {
    const many = await makeZip(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`${i}`, 'x'])));
    expect(await problem(many)).toBe('too-many');
    expect(await problem(many, { entries: 21 })).toBe('none');
    expect(await problem(await makeZip({ a: Buffer.alloc(11_000_000) }), { ratio: 100_000 })).toBe('too-large');
    expect(await problem(await makeZip({ a: Buffer.alloc(3_000_000) }))).toBe('ratio');
  });
  it('refuses entries that share their data', async () => {
    const zip = await makeZip({ a: randomBytes(5000) });
    const start = zip.lastIndexOf(Buffer.from('PK\u0001\u0002'));
    const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
    const entry = zip.subarray(start, end);
    const twins = ['a', 'b', 'c'].map((name) => {
      const twin = Buffer.from(entry);
      twin.write(name, 46);
      return twin;
    });
    const tail = Buffer.from(zip.subarray(end));
    tail.writeUInt16LE(3, 8);
    tail.writeUInt16LE(3, 10);
    tail.writeUInt32LE(entry.length * 3, 12);
    expect(await problem(Buffer.concat([zip.subarray(0, start), ...twins, tail]))).toBe('overlap');
  });
  it('does not unpack more than an entry declares', async () => {
    const zip = await makeZip({ a: Buffer.alloc(900_000) });
    const declared = Buffer.from('a0bb0d00', 'hex');
    for (let at = zip.indexOf(declared); at >= 0; at = zip.indexOf(declared, at)) zip.writeUInt32LE(1000, at);
    const { entries } = await opened(zip);
    await expect(entries.get('a')?.bytes()).rejects.toThrow('too many bytes');
  });
  it('of any bytes is opened or refused, and never throws', async () => {
    const good = await makeZip({ 'a/b.txt': 'text', 'c.txt': 'more' });
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 }), async (at, wrong) => {
        const changed = Buffer.from(good);
        changed.set(wrong.slice(0, good.length - at), at);
        const archive = await openArchive(changed, limits);
        expect(isArchiveProblem(archive) ? archive.reason.zh : archive.entries.size).toBeTruthy();
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await problem(bytes)).toBe('no-archive');
      }),
      { numRuns: 100 },
    );
  });
});
