import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive } from '#src/adapters/database/process-table.ts';
import { testFolder } from '#tests/support/folders.ts';

const starter = join(import.meta.dirname, '..', 'support', 'starter.mjs');

async function start(note: string) {
  const parent = spawn(process.execPath, [starter, note], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, server: Number(line.toString()) };
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s to the starter stops the server in order', async (signal) => {
  const note = join(testFolder(), 'note');
  const { parent, server } = await start(note);
  parent.kill(signal);
  expect(await once(parent, 'exit')).toEqual([0, null]);
  expect(readFileSync(note, 'utf8')).toBe('stopped in order');
  expect(isAlive(server)).toBe(false);
});

test('the same signal twice, as a terminal sends it to both, stops the server once', async () => {
  const note = join(testFolder(), 'note');
  const { parent, server } = await start(note);
  process.kill(server, 'SIGINT');
  parent.kill('SIGINT');
  expect(await once(parent, 'exit')).toEqual([0, null]);
  expect(readFileSync(note, 'utf8')).toBe('stopped in order');
});

test('a starter killed with -9 leaves no server behind', async () => {
  const note = join(testFolder(), 'note');
  const { parent, server } = await start(note);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(server), { timeout: 10_000 }).toBe(false);
  expect(existsSync(note)).toBe(true);
});

test('a server that is killed gives the starter the exit code a shell would give', async () => {
  const { parent, server } = await start(join(testFolder(), 'note'));
  process.kill(server, 'SIGKILL');
  expect(await once(parent, 'exit')).toEqual([137, null]);
});
