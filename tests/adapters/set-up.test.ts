import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInstalled } from '../../bin/steps/install.mjs';
import { countBrowserTests, countUnitTests } from '../../bin/steps/test-counts.mjs';
import { testFolder } from '#tests/support/folders.ts';

type Package = { version: string; optional?: boolean };

function clone(wanted: Record<string, Package>, held: Record<string, Package> | null): string {
  const folder = testFolder();
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': { version: '1' }, ...wanted } }));
  mkdirSync(join(folder, 'node_modules'));
  if (held) writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: held }));
  return folder;
}

const program = join(import.meta.dirname, '..', '..');
/** Lets a program of this clone believe that it runs on another system. */
const on = (platform: string): string[] => [
  '--import',
  `data:text/javascript,Object.defineProperty(process, 'platform', { value: '${platform}' })`,
];
function runs(platform: string, file: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...on(platform), join(program, 'bin', file)], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, TEMP: tmpdir() }, // as Windows has it
  });
  return { status, said: stdout + stderr };
}

test.each(['start.mjs', 'test.mjs', 'steps/check-platform.mjs'])(
  'on Windows bin/%s says in one line what to do instead, and does nothing',
  (file) => {
    const { status, said } = runs('win32', file);
    expect(status).toBe(1);
    expect(said).toContain('wsl --install');
    expect(said).toContain('桂冠不能直接在 Windows 上运行');
    expect(said).not.toContain('    at ');
  },
);

test('before each npm script the system is looked at, in words that every shell knows', () => {
  expect(runs('linux', 'steps/check-platform.mjs').status).toBe(0);
  const { scripts } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const script of Object.keys(scripts).filter((name) => !name.startsWith('pre')))
    expect(scripts[`pre${script}`], script).toBe('node bin/steps/check-platform.mjs');
});

test('packages count as installed when each is there in its version; those for other systems may be absent', () => {
  const wanted = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } };
  expect(isInstalled(clone(wanted, null))).toBe(false);
  expect(isInstalled(clone(wanted, {}))).toBe(false);
  expect(isInstalled(clone(wanted, { 'node_modules/a': { version: '1.0.1' } }))).toBe(false);
  expect(isInstalled(clone(wanted, { 'node_modules/a': { version: '1.0.0' } }))).toBe(true);
  expect(isInstalled(clone(wanted, { ...wanted, 'node_modules/b': { version: '1.9.9' } }))).toBe(false);
});

test('a test file that does not load, a flaky test and a runner without a report count as failures', () => {
  const folder = testFolder();
  const write = (name: string, report: object): string => {
    writeFileSync(join(folder, name), JSON.stringify(report));
    return join(folder, name);
  };
  const parts = write('parts.json', {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      {
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'x' },
          { status: 'skipped', fullName: 'later' },
        ],
      },
    ],
  });
  expect(countUnitTests(parts)).toEqual({ passed: 3, failed: 2, skipped: ['later'] });
  const browser = write('browser.json', {
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [{}],
    suites: [],
  });
  expect(countBrowserTests(browser)).toEqual({ passed: 4, failed: 3, skipped: [] });
  expect(countBrowserTests(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: [] });
});
