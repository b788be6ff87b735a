import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clusterHome } from '#src/adapters/database/cluster-home.ts';
import { ask, keepHere, packaged } from '#tests/support/embedded.ts';
import { testFolder } from '#tests/support/folders.ts';

const isRoot = process.getuid?.() === 0;

test('a clone under a closed home has a database, and finds it again', async () => {
  const clone = join(testFolder(0o700), 'clone');
  const native = join(clone, 'node_modules', 'postgres', 'native');
  const shared = testFolder(0o755);
  await mkdir(native, { recursive: true });
  await cp(packaged().folder, native, { recursive: true, verbatimSymlinks: true });
  const options = { packaged: { folder: native, version: packaged().version }, sharedFolder: shared };
  const home = await clusterHome(join(clone, '.laurel'), true, shared);
  const first = await keepHere(clone, { ...options, home });
  await ask(first.connection, 'create table kept (id integer)');
  await first.stop();
  expect(await clusterHome(join(clone, '.laurel'), true, shared)).toBe(home);
  const second = await keepHere(clone, { ...options, home });
  expect(await ask(second.connection, 'select * from kept')).toEqual([]);
});

test.runIf(isRoot)(
  'real operation refuses a data folder that the database cannot reach, naming the setting',
  async () => {
    const closed = join(testFolder(0o700), 'data');
    await expect(clusterHome(closed, false, testFolder())).rejects.toThrow(/LAUREL_DATA=.*closed folder/);
  },
);

test.runIf(isRoot)('a cluster that was moved out and is gone is not quietly replaced by an empty one', async () => {
  const closed = join(testFolder(0o700), 'data');
  const shared = testFolder();
  const home = await clusterHome(closed, true, shared);
  await rm(home, { recursive: true });
  await expect(clusterHome(closed, true, shared)).rejects.toThrow(/is gone/);
});

test('a data folder that can be reached holds its own database', async () => {
  const folder = testFolder();
  expect(await clusterHome(join(folder, 'data'), false, testFolder())).toBe(join(folder, 'data', 'postgres'));
});
