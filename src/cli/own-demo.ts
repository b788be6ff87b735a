import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const clone = resolve(import.meta.dirname, '../..');

/** A demo of one's own, as a process with a data folder of its own. */
export interface OwnDemo {
  readonly url: string;
  readonly dataFolder: string;
  /** Ends it as a power cut would; its database goes on. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  /** Stops it in order; the data stays. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts a demo of these programmes that nobody has filled, on a free port; what it says goes into `server.log` of its folder. */
export async function startOwnDemo(programmes: string): Promise<OwnDemo> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'laurel-simulate-'));
  // Else root's database, which runs as another account, would be put elsewhere and outlast the folder.
  await chmod(dataFolder, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = openSync(join(dataFolder, 'server.log'), 'a');
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [join(clone, 'src/main.ts'), 'demo'], {
      cwd: clone,
      // By the channel it notices when this process is gone, even by kill -9, and stops in order.
      stdio: ['ignore', log, log, 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        LAUREL_DATA: dataFolder,
        LAUREL_PROGRAMMES: programmes,
        LAUREL_DEMO_SEED: 'no',
        LAUREL_LOG: 'error',
        DATABASE_URL: undefined,
      },
    });
    await untilReady(url, child);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    await new Promise<void>((done) => {
      running.once('exit', () => done());
      running.kill(signal);
    });
  };
  await start();
  return {
    url,
    dataFolder,
    start,
    kill: async () => await end('SIGKILL'),
    stop: async () => await end('SIGTERM'),
    remove: async () => await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** How long a start may take, in tries a tenth of a second apart. */
const tries = 900;

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tried = 0; tried < tries; tried += 1) {
    if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode} before it was ready`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  throw new Error('the demo was not ready in time');
}

async function freePort(): Promise<number> {
  return await new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no free port')),
      );
    });
  });
}
