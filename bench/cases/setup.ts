import { copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { coldRun } from '../measure/cold-process.ts';
import type { Row } from '../measure/row.ts';
import type { Case } from './case.ts';

const clone = resolve(import.meta.dirname, '../..');
/** Seconds of `npm ci` with a warm cache. */
const limit = 180;

/**
 * Setting up: `npm ci` into an empty folder with an empty cache, whose size then is what was downloaded, and again with
 * the cache it left. Needs the registry.
 */
export const setupCase: Case = async ({ say }) => {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-bench-setup-'));
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc'])
      await copyFile(join(clone, name), join(folder, name));
    const cache = join(folder, 'cache');
    const install = () =>
      coldRun(
        'npm',
        [
          'ci',
          '--prefix',
          folder,
          '--cache',
          cache,
          '--include=dev',
          '--include=optional',
          '--no-fund',
          '--no-audit',
          '--loglevel=error',
        ],
        { NODE_ENV: '' },
      );
    const cold = await install();
    say(`npm ci, cold: ${cold.seconds.toFixed(0)} s`);
    const downloaded = await sizeOf(join(cache, '_cacache', 'content-v2'));
    await rm(join(folder, 'node_modules'), { recursive: true });
    const warm = await install();
    say(`npm ci, warm: ${warm.seconds.toFixed(0)} s`);
    return [
      {
        id: 'setup.download',
        title: 'download of npm ci with an empty cache (content of the cache after it)',
        value: downloaded / 1e6,
        unit: 'MB',
        limit: null,
      },
      { id: 'setup.cold', title: 'npm ci with an empty cache', value: cold.seconds, unit: 's', limit: null },
      { id: 'setup.warm', title: 'npm ci with a warm cache', value: warm.seconds, unit: 's', limit: { most: limit } },
      {
        id: 'setup.disk',
        title: 'node_modules on disk',
        value: (await sizeOf(join(folder, 'node_modules'))) / 1e6,
        unit: 'MB',
        limit: null,
      },
    ] satisfies Row[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Bytes of all files below a folder. */
async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
