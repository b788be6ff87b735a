import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const clone = resolve(import.meta.dirname, '../..');
const script = `
  const { startOwnDemo } = await import('#src/cli/own-demo.ts');
  const { url, dataFolder } = await startOwnDemo(process.argv[1]);
  console.log(JSON.stringify({ url, dataFolder }));
  setInterval(() => undefined, 1000);`;

test('a demo that a simulation has started ends with it, even by kill -9, and its database too', async () => {
  const simulating = execFile(process.execPath, ['--input-type=module', '--eval', script, join(clone, 'programmes')], {
    cwd: clone,
  });
  onTestFinished(() => void simulating.kill('SIGKILL'));
  const said = await new Promise<string>((done) => simulating.stdout?.once('data', done));
  const { url, dataFolder } = JSON.parse(said) as { url: string; dataFolder: string };
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  expect((await fetch(`${url}/readyz`)).ok).toBe(true);
  const database = join(dataFolder, 'postgres/data/postmaster.pid');
  expect(existsSync(database)).toBe(true);
  simulating.kill('SIGKILL');
  const answers = (): Promise<boolean> =>
    fetch(`${url}/readyz`).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, { timeout: 20_000 }).toBe(false);
  await expect.poll(() => existsSync(database), { timeout: 20_000 }).toBe(false);
}, 90_000);
