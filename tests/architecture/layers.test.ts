import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const layers = [
  'definition',
  'domain',
  'documents',
  'adapters',
  'store',
  'services',
  'http',
  'jobs',
  'cli',
  'web',
] as const;

/** One import each layer must not have, and one it may. */
const planted: Readonly<Record<(typeof layers)[number], { bad: string; good: string }>> = {
  definition: { bad: '#src/domain/x.ts', good: './y.ts' },
  domain: { bad: '#src/store/x.ts', good: '#src/definition/x.ts' },
  documents: { bad: '../adapters/x.ts', good: '#src/domain/x.ts' },
  adapters: { bad: '#src/services/x.ts', good: '#src/domain/x.ts' },
  store: { bad: '#src/services/x.ts', good: '#src/domain/x.ts' },
  services: { bad: '../http/x.ts', good: '#src/store/x.ts' },
  http: { bad: '#src/web/x.ts', good: '#src/services/x.ts' },
  jobs: { bad: '#src/store/x.ts', good: '#src/services/x.ts' },
  cli: { bad: '#src/http/x.ts', good: '#src/services/x.ts' },
  web: { bad: '#src/services/x.ts', good: '#src/domain/x.ts' },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layers-'));
  await copyFile(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});
afterAll(async () => await rm(folder, { recursive: true }));

async function lint(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return await new Promise((done) => {
    execFile(
      join(root, 'node_modules/.bin/oxlint'),
      ['-c', '.oxlintrc.json', path],
      { cwd: folder },
      (_error, stdout) => done(stdout),
    );
  });
}

describe('the order of layers is proved by the linter', () => {
  it('knows every folder of src', async () => {
    const folders = (await readdir(join(root, 'src'), { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.toSorted()).toEqual([...layers].toSorted());
  });
  it.each(layers)('refuses a bad import planted in %s and lets a good one be', async (layer) => {
    const { bad, good } = planted[layer];
    expect(await lint(`src/${layer}/planted.ts`, `import { x } from '${bad}';\nexport const y = x;\n`)).toContain(
      'docs/architecture.md',
    );
    expect(await lint(`src/${layer}/planted.ts`, `import { x } from '${good}';\nexport const y = x;\n`)).not.toContain(
      'docs/architecture.md',
    );
  });
  it('refuses files and clocks in the pure layers', async () => {
    expect(
      await lint('src/domain/planted.ts', "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;\n"),
    ).toContain('is pure');
    expect(await lint('src/domain/planted.ts', 'export const y = (): number => Date.now();\n')).toContain(
      'no-restricted-properties',
    );
  });
});
