import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ClientConfig } from 'pg';
import { clusterHome } from '#src/adapters/database/cluster-home.ts';
import { workDatabase, workRole } from '#src/adapters/database/cluster.ts';
import { runningServer } from '#src/adapters/database/postmaster-file.ts';
import { apiClient, type ApiClient } from '#src/cli/api-client.ts';
import { familyCpu, processCpu } from '../measure/process-cpu.ts';

const clone = resolve(import.meta.dirname, '../..');

/** The product as it runs for people: a process of its own, listening, on its own database with fsync on. */
export interface Product {
  readonly url: string;
  readonly connection: ClientConfig;
  /** CPU milliseconds used so far, by the server's process and by PostgreSQL with all its children. */
  readonly cpu: () => { readonly node: number; readonly postgres: number };
  readonly stop: () => Promise<void>;
}

/** Starts it on an empty data folder. `words` go to Node, for profiles; `settings` are the house's own. */
export async function startProduct(
  words: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'laurel-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...words, join(clone, 'src/main.ts'), 'demo'], {
    cwd: clone,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      LAUREL_DATA: dataFolder,
      LAUREL_DEMO_SEED: 'no',
      ...settings,
    },
  });
  await untilReady(url, child);
  const postgres = runningServer(join(await clusterHome(dataFolder, true), 'data'));
  if (postgres === null) throw new Error(`no database runs in ${dataFolder}`);
  return {
    url,
    connection: { host: postgres.socketFolder, user: workRole, database: workDatabase },
    cpu: () => ({ node: processCpu(child.pid ?? 0), postgres: familyCpu(postgres.pid) }),
    stop: async () => {
      await ended(child);
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Someone who has signed up, confirmed the address and signed in: an API client, and the cookie for other clients. */
export async function signUp(url: string): Promise<{ readonly client: ApiClient; readonly cookie: string }> {
  const client = apiClient(url);
  const account = { name: '测速', email: 'bench@demo.laurel.example', password: 'a-password-of-the-bench' };
  await client.post('/api/auth/sign-up/email', { ...account, callbackURL: '/home' });
  const mails = await client.get<{ to: string; text: string }[]>('/demo/mail');
  const link = new URL(
    /https?:\/\/\S+verify-email\S+/u.exec(mails.find((mail) => mail.to === account.email)?.text ?? '')?.[0] ?? '',
  );
  await client.get(link.pathname + link.search);
  const answer = await fetch(new URL('/api/auth/sign-in/email', url), {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}`);
  return {
    client,
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode} before it was ready`);
    if (
      await fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the product was not ready in a minute');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
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
