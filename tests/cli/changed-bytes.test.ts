import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedJob, printJob } from '#src/cli/commands/print.ts';
import { openPackage } from '#src/cli/open-package.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { PrintedFile } from '#src/services/print.ts';
import { verifyPackage } from '#src/services/verify-package.ts';
import { run } from './laurel.ts';

/** Real volumes; the same dossier is printed once, for most changes of a package leave its dossier as it was. */
const real = createPrint();
const known = new Map<string, Promise<readonly PrintedFile[]>>();
const print: typeof real = {
  ...real,
  all: (job) => {
    const key = JSON.stringify([job.data, job.stamp]);
    const made = known.get(key) ?? real.all(job);
    known.set(key, made);
    return made;
  },
};
const folder = mkdtempSync(join(tmpdir(), 'laurel-bytes-'));
const archive = join(folder, 'printed', 'package.zip');
let whole: Buffer;
let digest = '';

beforeAll(async () => {
  await run('example', 'individual', '--out', join(folder, 'example'));
  const printed = await run('print', join(folder, 'example'), '--out', join(folder, 'printed'));
  digest = (JSON.parse(printed.out) as { digest: string }).digest;
  whole = readFileSync(archive);
}, 120_000);
afterAll(async () => {
  await real.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What `laurel verify` would say of these bytes. */
async function verified(bytes: Uint8Array, expected?: string): Promise<readonly string[]> {
  const path = join(folder, 'changed.zip');
  writeFileSync(path, bytes);
  const opened = await openPackage(path);
  if ('unreadable' in opened) return [`unreadable: ${opened.unreadable}`];
  try {
    const { job, salt } = printedJob(opened) ?? printJob(opened);
    const { content } = opened;
    return await verifyPackage({ content, job, salt, print, ...(expected === undefined ? {} : { expected }) });
  } finally {
    opened.content.close();
  }
}

function flipped(at: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** Where the local header of an entry begins whose path begins so. */
function headerOf(path: string): number {
  let name = whole.indexOf(path);
  while (name >= 0 && whole.toString('latin1', name - 30, name - 26) !== 'PK\u0003\u0004')
    name = whole.indexOf(path, name + 1);
  return name - 30;
}
const contentOf = (path: string): number => {
  const header = headerOf(path);
  return header + 30 + whole.readUInt16LE(header + 26) + whole.readUInt16LE(header + 28);
};
const directory = (): number => whole.readUInt32LE(whole.lastIndexOf('PK\u0005\u0006') + 16);
const after = (text: string): number => whole.indexOf(text) + Buffer.byteLength(text);

describe('[M8] one changed bit is found', { timeout: 60_000 }, () => {
  test('and none in the package as it was printed', async () => {
    expect(await verified(whole)).toEqual([]);
  });

  test.each<[string, () => number, RegExp]>([
    ['in an answer', () => after('"qualityYears":"'), /^digest: .*the content gives/u],
    ['in the salt', () => after('"salt":"'), /^digest: .*the content gives/u],
    ['in the manifest’s sum', () => after('"totalBytes": '), /^manifest\.json: differs$/u],
    ['in the manifest’s digest', () => after('"digest": "'), /^digest: the manifest says/u],
    ['in a supplied report', () => contentOf('files/1 ') + 1000, /^files\/1 [^:]+\.pdf: differs/u],
    ['in a photo', () => contentOf('files/3 ') + 1000, /^files\/3 [^:]+: differs/u],
    ['in the form', () => contentOf('printed/form.pdf') + 1000, /^printed\/form\.pdf: differs$/u],
    ['in the Word form', () => contentOf('printed/form.docx') + 1000, /^printed\/form\.docx: differs$/u],
    ['in a volume', () => contentOf('printed/volume-b.pdf') + 5000, /^printed\/volume-b\.pdf: differs$/u],
    ['in the time of a header', () => headerOf('printed/cover.pdf') + 10, /the archive around them differs$/u],
    ['in an attribute of the directory', () => directory() + 38, /the archive around them differs$/u],
    ['in the name of a file', () => headerOf('files/1 ') + 37, /: is missing|the archive around them|unreadable/u],
    ['in the place the end tells of the directory', () => whole.length - 6, /^unreadable: /u],
  ])('%s', async (_, place, names) => {
    expect(place()).toBeGreaterThan(0);
    const differences = await verified(flipped(place()));
    expect(differences.some((difference) => names.test(difference))).toBe(true);
  });

  test('wherever it is', async () => {
    const spread = Array.from({ length: 16 }, (_, i) => Math.floor((whole.length * (i + 0.37)) / 16));
    const ends = Array.from({ length: 8 }, (_, i) => whole.length - 1 - i * 27);
    for (const at of [...spread, ...ends]) expect(await verified(flipped(at)), `byte ${at}`).not.toEqual([]);
  });

  test('by the command, which exits 1 and names what differs or cannot be read', async () => {
    for (const [at, names] of [
      [contentOf('files/1 ') + 1000, /^files\/1 [^:]+\.pdf: differs/u],
      [after('"answers"'), /^unreadable: application\.json/u],
      [whole.length - 6, /^unreadable: /u],
    ] as const) {
      writeFileSync(join(folder, 'one.zip'), flipped(at));
      expect(await run('verify', join(folder, 'one.zip'))).toMatchObject({
        code: 1,
        out: expect.stringMatching(names),
        err: '',
      });
    }
  });
});

describe('what a package is compared with', { timeout: 60_000 }, () => {
  test('a longer and a shorter file are not the package', async () => {
    expect(await verified(Buffer.concat([whole, Buffer.from('x')]))).not.toEqual([]);
    expect(await verified(whole.subarray(0, -1))).not.toEqual([]);
  });

  test('its digest, whole or as pages print it, and no other', async () => {
    const against = async (...words: string[]): Promise<number> => (await run('verify', archive, ...words)).code;
    const other = digest.replace(/^./u, (one) => (one === '0' ? '1' : '0'));
    expect(await verified(whole, digest.slice(0, 16))).toEqual([]);
    expect(await verified(whole, other)).toEqual([expect.stringContaining(other)]);
    expect(await against('--digest', 'ab')).toBe(2);
    const receipt = join(folder, 'receipt.json');
    writeFileSync(receipt, JSON.stringify({ digest: other }));
    expect(await against('--receipt', receipt)).toBe(1);
    expect(await against('--receipt', join(folder, 'none'))).toBe(2);
    expect((await run('verify', join(folder, 'none.zip'))).code).toBe(2);
  });
});
