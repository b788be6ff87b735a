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
  await mkdir(join(folder, 'scripts'));
  for (const file of ['.oxlintrc.json', 'scripts/no-clock.mjs']) await copyFile(join(root, file), join(folder, file));
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
  it('exempts nobody from the order: what reads an edition may import files, and nothing of the other layers', async () => {
    const importing = (from: string): string => `import { x } from '${from}';\nexport const y = x;\n`;
    for (const file of ['loader', 'read-folder', 'read-other', 'planted'])
      expect(await lint(`src/definition/${file}.ts`, importing('#src/store/x.ts')), file).toContain(
        'docs/architecture.md',
      );
    for (const file of ['loader', 'read-other', 'planted'])
      expect(await lint(`src/definition/${file}.ts`, importing('node:fs')), file).toContain('is pure');
    expect(await lint('src/definition/read-folder.ts', importing('node:fs'))).toContain(
      'Found 0 warnings and 0 errors',
    );
    expect(await lint('src/definition/read-folder.ts', importing('node:http'))).toContain('and nothing else');
  });
  describe.each(['definition', 'domain'])('src/%s is pure', (layer) => {
    it.each([
      ['files', "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;", 'is pure'],
      ['a clock', 'export const y = (): number => Date.now();', 'no-restricted-properties'],
      ['the present', 'export const y = (): Date => new Date();', 'no clock'],
      ['the present as words', 'export const y = (): string => Date();', 'no clock'],
      ['a stopwatch', 'export const y = (): number => performance.now();', 'no-restricted-globals'],
      ['chance', 'export const y = (): number => Math.random();', 'no-restricted-properties'],
      ['chosen bytes', "import { randomBytes } from 'node:crypto';\nexport const y = randomBytes;", 'no randomness'],
      ['a made-up id', 'export const y = (): string => crypto.randomUUID();', 'no-restricted-globals'],
      ['surroundings', 'export const y = process.env;', 'no-restricted-globals'],
      ['a network', "export const y = fetch('x');", 'no-restricted-globals'],
    ])('and %s planted there is refused', async (_what, text, why) => {
      expect(await lint(`src/${layer}/planted.ts`, `${text}\n`)).toContain(why);
    });
    it('and an instant that is given is no clock', async () => {
      expect(
        await lint(`src/${layer}/planted.ts`, 'export const y = (day: string): Date => new Date(day);\n'),
      ).toContain('Found 0 warnings and 0 errors');
    });
  });
});
