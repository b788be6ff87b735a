import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createFolderFiles } from '#src/adapters/folder-files.ts';
import { testFolder } from '#tests/support/folders.ts';

const bytes = Buffer.from('样例证实性材料');
const digest = createHash('sha256').update(bytes).digest('hex');

test('a file is found under its application and its digest, and nowhere else', async () => {
  const folder = testFolder();
  const files = await createFolderFiles(folder);
  expect(await files.put('app-1', bytes)).toEqual({ sha256: digest, size: bytes.length });
  expect(await files.read('app-1', digest)).toEqual(bytes);
  const opened = await files.open('app-1', digest);
  expect(opened?.size).toBe(bytes.length);
  if (opened) expect(await buffer(opened.stream)).toEqual(bytes);
  expect(await files.open('app-2', digest)).toBeNull();
  expect(await files.list('app-1')).toEqual([digest]);
  expect(statSync(join(folder, 'app-1', digest.slice(0, 2), digest)).mode & 0o777).toBe(0o600);
});

test('a source that breaks off leaves nothing behind', async () => {
  const folder = testFolder();
  const files = await createFolderFiles(folder);
  const broken = Readable.from(
    (function* () {
      yield bytes;
      throw new Error('the line is cut');
    })(),
  );
  await expect(files.put('app-1', broken)).rejects.toThrow('the line is cut');
  expect(await files.list('app-1')).toEqual([]);
  expect(readdirSync(join(folder, '.incoming'))).toEqual([]);
});

test('the same bytes twice, at the same time, are one file', async () => {
  const files = await createFolderFiles(testFolder());
  const big = Buffer.alloc(3_000_000, '桂');
  const stored = await Promise.all([files.put('a', Readable.from([big])), files.put('a', big), files.put('a', big)]);
  expect(new Set(stored.map((each) => each.sha256)).size).toBe(1);
  expect(await files.list('a')).toHaveLength(1);
});

test('an empty file is stored as one', async () => {
  const files = await createFolderFiles(testFolder());
  const stored = await files.put('a', new Uint8Array());
  expect(stored.size).toBe(0);
  expect((await files.read('a', stored.sha256))?.length).toBe(0);
});

test('a removed file is gone, and removing it again does nothing', async () => {
  const files = await createFolderFiles(testFolder());
  await files.put('a', bytes);
  await files.remove('a', digest);
  await files.remove('a', digest);
  expect(await files.read('a', digest)).toBeNull();
});

test.each(['../a', '.incoming', '', 'a/b', 'a\0'])('an application named %j cannot leave the folder', async (id) => {
  const files = await createFolderFiles(testFolder());
  await expect(files.put(id, bytes)).rejects.toThrow('Not the id of an application');
  await expect(files.open(id, digest)).rejects.toThrow('Not the id of an application');
});

test('a digest that is none cannot leave the folder', async () => {
  const files = await createFolderFiles(testFolder());
  await expect(files.open('a', '../../secret')).rejects.toThrow('Not a SHA-256');
});
