import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runningServer } from '#src/adapters/database/postmaster-file.ts';
import { newestEdition } from '#src/cli/editions.ts';
import { programmesWithPeople } from '#tests/support/demo-programmes.ts';
import { testFolder } from '#tests/support/folders.ts';

const clone = resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts the demo as a process on `dataFolder` and waits for its end; `act` hears when its database is there. */
async function startAndEnd(
  dataFolder: string,
  environment: Readonly<Record<string, string>>,
  act?: (stop: () => void) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(clone, 'src/main.ts'), 'demo'], {
    cwd: clone,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      LAUREL_DATA: dataFolder,
      LAUREL_DEMO_SEED: 'no',
      ...environment,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  act?.(() => child.kill('SIGINT'));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

const databaseOf = (dataFolder: string): string => join(dataFolder, 'postgres', 'data');

test('a start that fails at the last step leaves no database running', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const dataFolder = join(testFolder(), 'data');
  const { code, said } = await startAndEnd(dataFolder, { PORT: String((taken.address() as AddressInfo).port) });
  expect(said).toContain('EADDRINUSE');
  expect(code).toBe(1);
  expect(existsSync(databaseOf(dataFolder))).toBe(true);
  expect(runningServer(databaseOf(dataFolder))).toBeNull();
}, 60_000);

test('a demo with a mistake in its people does not start, says where, and leaves no database running', async () => {
  const folder = testFolder();
  const programmes = programmesWithPeople(folder, ['newcomer']);
  const { programme, id } = newestEdition().file;
  const file = join(programmes, programme, id, 'demo.json');
  writeFileSync(file, '{ "password": "long-enough-for-it", "people": [{ "id": "nobody" }] }');
  const dataFolder = join(folder, 'data');
  const { code, said } = await startAndEnd(dataFolder, { LAUREL_PROGRAMMES: programmes });
  expect(said).toContain('demo.json /people/0/name');
  expect(code).toBe(1);
  expect(runningServer(databaseOf(dataFolder))).toBeNull();
}, 60_000);

test('a stop asked for while it starts ends the start and its database in order', async () => {
  const dataFolder = join(testFolder(), 'data');
  const { code } = await startAndEnd(dataFolder, {}, (stop) => {
    const waiting = setInterval(() => {
      if (!existsSync(join(databaseOf(dataFolder), 'postmaster.pid'))) return;
      clearInterval(waiting);
      stop();
    }, 20);
    onTestFinished(() => clearInterval(waiting));
  });
  expect(code).toBe(0);
  expect(runningServer(databaseOf(dataFolder))).toBeNull();
}, 60_000);
