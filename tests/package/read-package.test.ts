import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationJson, sha256Of } from '#src/documents/package.ts';
import { packageFindings } from '#src/services/package-findings.ts';
import { parseApplication, readPackage, type PackageContent } from '#src/services/read-package.ts';
import { makeZip } from '../inspect/make-zip.ts';
import { testFolder } from '../support/folders.ts';
import {
  data,
  edition,
  limits,
  packageZip,
  parts,
  printed,
  proof,
  proofDigest,
  salt,
  writeFolder,
} from './make-package.ts';

async function read(path: string): Promise<PackageContent> {
  const content = await readPackage(path, limits);
  if ('unreadable' in content) throw new Error(content.unreadable);
  return content;
}

async function unreadable(entries: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const content = await readPackage(writeFolder(testFolder(), entries), limits);
  return 'unreadable' in content ? content.unreadable : 'readable';
}

function zipFile(bytes: Uint8Array): string {
  const path = join(testFolder(), 'package.zip');
  writeFileSync(path, bytes);
  return path;
}

describe('an application package', () => {
  it('that the product wrote is read back as it was [M8]', async () => {
    const bytes = await packageZip();
    const content = await read(zipFile(bytes));
    expect(parseApplication(edition, content.application)).toEqual(data);
    expect(content).toMatchObject({
      salt,
      archiveDigest: sha256Of(bytes),
      manifest: { edition: data.edition, draft: true, revision: 0 },
    });
    expect([...content.files.keys()]).toEqual([proofDigest]);
    expect(await content.files.get(proofDigest)?.bytes()).toEqual(new Uint8Array(proof));
    expect([...content.printed.keys()]).toEqual(printed.map(({ name }) => name));
    expect(content.entries.map(({ path }) => path)).toEqual([
      'manifest.json',
      'application.json',
      'printed/form.pdf',
      content.files.get(proofDigest)?.path,
    ]);
    expect(await packageFindings(data, content, limits)).toEqual([]);
    content.close();
  });
  it('may be a folder, without a manifest, its files under any names', async () => {
    const content = await read(
      writeFolder(testFolder(), { 'application.json': applicationJson(data, salt), 'files/x/y/anything': proof }),
    );
    expect(content).toMatchObject({ salt, manifest: null, archiveDigest: null });
    expect(content.files.get(proofDigest)?.path).toBe('files/x/y/anything');
    expect(parseApplication(edition, content.application)).toEqual(data);
  });
  it('may have a byte order mark and no salt', async () => {
    const content = await read(writeFolder(testFolder(), parts(`\uFEFF${JSON.stringify(data)}`)));
    expect(content.salt).toBeNull();
    expect(parseApplication(edition, content.application)).toEqual(data);
  });
});

describe('a package that cannot be read, with the reason', () => {
  it('is not there, is no archive, or lacks application.json', async () => {
    expect(await readPackage('/nowhere/at/all', limits)).toMatchObject({
      unreadable: expect.stringContaining('cannot be opened') as string,
    });
    expect(await readPackage(zipFile(Buffer.from('no archive')), limits)).toMatchObject({
      unreadable: expect.stringContaining('not a whole ZIP') as string,
    });
    expect(await unreadable({ 'readme.txt': 'x' })).toContain('there is no application.json');
    expect(await unreadable({ 'package/application.json': '{}' })).toContain('it lies at package/application.json');
  });
  it.each([
    ['{"a":1,"a":2}', '/a this key stands twice'],
    ['{"a":', 'is not JSON'],
    ['', 'is not JSON'],
    ['[1,]', 'is not JSON'],
  ])('has %j as its data', async (json, reason) => {
    expect(await unreadable({ 'application.json': json })).toContain(reason);
  });
  it('has data in another encoding, or too large', async () => {
    expect(await unreadable({ 'application.json': Buffer.from('{"a":"\u00B9\u00FA"}', 'latin1') })).toContain(
      'not UTF-8',
    );
    expect(await unreadable({ 'application.json': Buffer.alloc(limits.fileBytes + 1, 32) })).toContain('more than');
  });
  it('has a manifest of another shape', async () => {
    expect(await unreadable({ ...parts(), 'manifest.json': '{"format":2}' })).toMatch(/manifest\.json: \/format/u);
  });
  it('leads out of itself by a link', async () => {
    const folder = writeFolder(testFolder(), parts());
    symlinkSync('/etc/hostname', join(folder, 'files', 'link'));
    expect(await readPackage(folder, limits)).toMatchObject({
      unreadable: expect.stringContaining('is a link') as string,
    });
  });
  it('is a bomb', async () => {
    expect(
      await readPackage(zipFile(await makeZip({ ...parts(), 'files/a': Buffer.alloc(30_000_000) })), limits),
    ).toMatchObject({ unreadable: expect.stringContaining('200 times') as string });
  });
  it('is any bytes', async () => {
    const good = await packageZip();
    const path = zipFile(good);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, wrong) => {
        const changed = Buffer.from(good);
        changed.set(wrong.slice(0, good.length - at), at);
        writeFileSync(path, changed);
        const content = await readPackage(path, limits);
        if ('close' in content) content.close();
        expect(typeof content).toBe('object');
      }),
      { numRuns: 60 },
    );
  });
});

describe('files of a package', () => {
  it('that are missing or changed are found [M8]', async () => {
    const missing = await read(writeFolder(testFolder(), { 'application.json': applicationJson(data, salt) }));
    expect(await packageFindings(data, missing, limits)).toMatchObject([
      {
        rule: 'M8',
        severity: 'error',
        path: `/files/${proofDigest}`,
        message: { zh: expect.stringContaining('没有“证书.pdf”') as string },
      },
    ]);
    const bytes = await packageZip();
    const at = bytes.lastIndexOf(Buffer.from(proof)) + Math.floor(proof.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const changed = await read(zipFile(bytes));
    expect(await packageFindings(data, changed, limits)).toMatchObject([
      { rule: 'M8', message: { en: expect.stringContaining('was changed: its SHA-256') as string } },
    ]);
    changed.close();
  });
  it('that would be refused on upload are found, and those that are not what the data say', async () => {
    const page = Buffer.from('<html><body>错误</body></html>');
    const withFile = (bytes: Uint8Array, over: object) => ({
      ...data,
      files: {
        [sha256Of(bytes)]: {
          sha256: sha256Of(bytes),
          name: '证书.pdf',
          type: 'application/pdf',
          size: bytes.length,
          ...over,
        },
      },
    });
    const findings = async (bytes: Uint8Array, over: object) =>
      await packageFindings(
        withFile(bytes, over),
        await read(writeFolder(testFolder(), { 'application.json': '{}', 'files/a': bytes })),
        limits,
      );
    expect(await findings(page, {})).toMatchObject([
      { rule: 'X13', message: { zh: expect.stringContaining('网页') as string } },
    ]);
    expect(await findings(proof, { pages: 9 })).toMatchObject([
      { rule: 'M8', message: { en: expect.stringContaining('pages is 2, not 9') as string } },
    ]);
    expect(await findings(proof, { type: 'image/png' })).toMatchObject([
      { rule: 'M8', message: { en: expect.stringContaining('type is application/pdf') as string } },
    ]);
    expect(await findings(proof, {})).toEqual([]);
  });
});

describe('application.json', () => {
  const changed = (change: object): readonly string[] => {
    const parsed = parseApplication(edition, { ...data, salt, ...change });
    return Array.isArray(parsed) ? parsed.map(({ path }: { path: string }) => path) : [];
  };
  it.each<[string, object, string]>([
    ['another format', { format: 2 }, '/format'],
    ['a class that is not there', { class: 'team' }, '/class'],
    ['an unknown sheet', { answers: { other: {} } }, '/answers/other'],
    ['an unknown field', { answers: { basic: { other: '' } } }, '/answers/basic/other'],
    ['a number where text stands', { answers: { basic: { name: 5 } } }, '/answers/basic/name'],
    ['a list where an object stands', { answers: { basic: [] } }, '/answers/basic'],
    ['an object where a list stands', { answers: { level: {} } }, '/answers/level'],
    ['an instance without id', { answers: { level: [{}] } }, '/answers/level/0'],
    [
      'an unknown column',
      { answers: { market: { customers: [{ id: 'a', other: '' }] } } },
      '/answers/market/customers/0/other',
    ],
    ['an id that is none', { answers: { market: { customers: [{ id: '../a' }] } } }, '/answers/market/customers/0'],
    ['10 MB in a field', { answers: { basic: { name: '好'.repeat(3_500_000) } } }, '/answers/basic/name'],
    [
      '100,000 rows',
      { answers: { market: { customers: Array.from({ length: 100_000 }, (_, i) => ({ id: `r${i}` })) } } },
      '/answers/market/customers',
    ],
    ['a salt that is none', { salt: 'xyz' }, '/salt'],
    [
      'an unknown report',
      { reports: { other: { variant: 'supplied', file: proofDigest, pages: {}, confirmed: true, pageCount: 1 } } },
      '/reports/other',
    ],
    ['a file that is not listed', { files: {} }, '/evidence/0/files/0'],
    [
      'a key that means something to JavaScript',
      { answers: JSON.parse('{"__proto__":{"x":"1"}}') as object },
      '/answers/__proto__',
    ],
    ['nothing', { answers: null }, '/answers'],
  ])('with %s is told by a JSON Pointer', (_, change, path) => {
    expect(changed(change)).toContain(path);
  });
  it('with 10 MB in a field is read from a package, and refused by its path', async () => {
    const json = JSON.stringify({ ...data, answers: { basic: { name: '好"\\'.repeat(2_500_000) } } });
    const content = await read(writeFolder(testFolder(), parts(json)));
    expect(parseApplication(edition, content.application)).toMatchObject([
      { path: '/answers/basic/name', rule: 'M10' },
    ]);
  });
  it('that nests without end is refused', async () => {
    expect(await unreadable({ 'application.json': `${'['.repeat(200_000)}${']'.repeat(200_000)}` })).not.toContain(
      'Maximum call stack',
    );
  });
  it('of any JSON is taken or told, and never throws', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('answers', 'evidence', 'reports', 'files', 'salt', ''),
        (value, key) => {
          const parsed = parseApplication(edition, key === '' ? value : { ...data, [key]: value });
          expect(Array.isArray(parsed) ? parsed.every(({ message }) => message.zh !== '') : parsed).toBeTruthy();
        },
      ),
      { numRuns: 300 },
    );
  });
});
