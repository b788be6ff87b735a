import { join } from 'node:path';
import { rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testFolder } from '#tests/support/folders.ts';
import { run } from './laurel.ts';

test('verify of a package that was never printed has nothing to compare, and says so [X1]', async () => {
  const folder = testFolder();
  const example = join(folder, 'individual');
  expect((await run('example', 'individual', '--out', example)).code).toBe(0);
  const nothing = { code: 2, out: expect.stringContaining('was never printed') };
  expect(await run('verify', example)).toMatchObject(nothing);
  rmSync(join(example, 'manifest.json'));
  expect(await run('verify', example)).toMatchObject(nothing);
  // Printed files without the manifest that vouches for them are damage.
  mkdirSync(join(example, 'printed'));
  writeFileSync(join(example, 'printed', 'form.pdf'), '%PDF-1.7');
  expect(await run('verify', example)).toMatchObject({ code: 1, out: 'manifest.json: is missing\n' });
}, 120_000);
