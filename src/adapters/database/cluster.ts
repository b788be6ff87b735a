import { spawn, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ServerAccount } from './account.ts';
import type { ServerFiles } from './server-files.ts';

/** Names inside the embedded server: who makes databases, and whom Laurel works as (no superuser). */
export const adminRole = 'postgres';
export const workRole = 'laurel';
export const workDatabase = 'laurel';

/** Options with which a program of the server is started: its account, and English messages. */
export function spawnOptions(account: ServerAccount, folder: string): SpawnOptions {
  return {
    cwd: folder, // the account may have no right to the folder this process stands in
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...account,
  };
}

/** Makes a folder that only the server's account (and root) can enter. */
export async function privateFolder(folder: string, account: ServerAccount): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
}

/**
 * Creates the cluster in `home/data` unless it is there. It is built beside and renamed at the end, so that
 * an interrupted first start leaves no half cluster behind.
 */
export async function ensureCluster(
  home: string,
  files: ServerFiles,
  account: ServerAccount,
  durable: boolean,
): Promise<string> {
  await privateFolder(home, account);
  const data = join(home, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const unfinished = join(home, 'data.new');
    await rm(unfinished, { recursive: true, force: true });
    await runInitdb(unfinished, files, account, durable);
    await rename(unfinished, data);
  }
  await writeAccess(data);
  return data;
}

async function runInitdb(data: string, files: ServerFiles, account: ServerAccount, durable: boolean): Promise<void> {
  const words = [
    '-D',
    data,
    '-U',
    adminRole,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  words.push('--locale=C', '--auth=peer', '--no-instructions');
  if (!durable) words.push('--no-sync');
  const child = spawn(join(files.folder, 'bin', 'initdb'), words, {
    ...spawnOptions(account, files.folder),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw new Error(`The database could not be created (initdb ended with ${code}): ${complaint.trim()}`);
}

/** Only the operating system account that runs Laurel may connect, and only over the socket. */
async function writeAccess(data: string): Promise<void> {
  const me = userInfo().username;
  await writeFile(join(data, 'pg_hba.conf'), 'local all all peer map=laurel\n');
  await writeFile(join(data, 'pg_ident.conf'), `laurel "${me}" ${adminRole}\nlaurel "${me}" ${workRole}\n`);
}
