import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { canReach, serverAccount, type ServerAccount } from './account.ts';
import { ensureCluster, privateFolder, workDatabase, workRole } from './cluster.ts';
import { claimOwnership } from './ownership.ts';
import { runningServer } from './postmaster-file.ts';
import { connectAsAdmin, untilOpen } from './readiness.ts';
import { launch, logSince, met, type LaunchOptions, type ServerProcess } from './server-process.ts';
import { usableServerFiles, type ServerFiles } from './server-files.ts';
import { clearSocketLock, socketFolder } from './socket-folder.ts';

export type EmbeddedOptions = {
  /** Folder of the cluster, its socket and its log; made if absent; the server's account must reach it. */
  readonly home: string;
  readonly packaged: ServerFiles;
  /** Where server files are copied to when the account cannot reach the packaged ones. */
  readonly sharedFolder: string;
  /** False only for tests: data may be lost when the machine stops. */
  readonly durable: boolean;
};

/** How long a command waits for the process that keeps the server, and for a killed server's remains. */
const patience = 60_000;

/** What the server says when the remains of a killed one are still in memory: they go within moments. */
const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;

/** The server of this folder: started, adopted after its keeper died, or joined beside its keeper. */
export async function acquireServer(options: EmbeddedOptions): Promise<ServerProcess> {
  const account = serverAccount();
  if (!canReach(account, join(options.home, '..'))) {
    throw new Error(`The account the database runs as cannot reach ${options.home}.`);
  }
  await privateFolder(options.home, account);
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(100)) {
    if (claimOwnership(options.home)) return startOrAdopt(options, account);
    const server = await runningAndOpen(join(options.home, 'data'));
    // Its keeper may have started it this moment, and not yet made what Laurel works with.
    if (server && (await hasWorkDatabase(server.socketFolder))) return server;
  }
  throw new Error(`Another Laurel process keeps the database in ${options.home}, but it does not answer.`);
}

/** Ends a server in order: open transactions are rolled back, all is written. Only a hanging one is cut off. */
export async function endServer(server: ServerProcess): Promise<void> {
  const ended = server.gone.then(() => true);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!tryKill(server.pid, signal)) return;
    const waiting = new AbortController();
    // This timer also keeps the process alive, which the watch over the server does not.
    const late = sleep(20_000, false, { signal: waiting.signal }).catch(() => false);
    const done = await Promise.race([ended, late]);
    waiting.abort();
    if (done) return;
  }
}

async function startOrAdopt(options: EmbeddedOptions, account: ServerAccount): Promise<ServerProcess> {
  const files = await usableServerFiles(options.packaged, account, options.sharedFolder);
  const data = await ensureCluster(options.home, files, account, options.durable);
  const server =
    (await runningAndOpen(data)) ??
    (await startWithPatience({
      files,
      account,
      data,
      log: join(options.home, 'postgres.log'),
      socketFolder: await socketFolder(options.home, account),
      durable: options.durable,
    }));
  await orEnd(server, () => ensureWorkDatabase(server.socketFolder));
  return server;
}

/** What is done with a server; where it fails, nobody keeps the server, so it is ended. */
async function orEnd<T>(server: ServerProcess, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    await endServer(server);
    throw error;
  }
}

async function runningAndOpen(data: string): Promise<ServerProcess | null> {
  const running = runningServer(data);
  if (running === null || running.socketFolder === '') return null;
  const server = met(running.pid, running.socketFolder);
  return (await untilOpen(server.socketFolder, server.gone)) ? server : null;
}

async function startWithPatience(options: LaunchOptions): Promise<ServerProcess> {
  for (const deadline = Date.now() + patience; ; await sleep(200)) {
    const from = statSync(options.log, { throwIfNoEntry: false })?.size ?? 0;
    clearSocketLock(options.socketFolder);
    const server = await launch(options);
    if (await orEnd(server, () => untilOpen(server.socketFolder, server.gone))) return server;
    const said = logSince(options.log, from);
    if (!passing.test(said) || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${said}`);
  }
}

/** Laurel works as an ordinary role that owns its database, as it would on a server of the office. */
async function ensureWorkDatabase(socket: string): Promise<void> {
  const admin = await connectAsAdmin(socket);
  try {
    const roles = await admin.query('select 1 from pg_roles where rolname = $1', [workRole]);
    if (roles.rowCount === 0) await admin.query(`create role ${workRole} login createdb`);
    const databases = await admin.query('select 1 from pg_database where datname = $1', [workDatabase]);
    if (databases.rowCount === 0) await admin.query(`create database ${workDatabase} owner ${workRole}`);
  } finally {
    await admin.end();
  }
}

async function hasWorkDatabase(socket: string): Promise<boolean> {
  const admin = await connectAsAdmin(socket);
  try {
    return (await admin.query('select 1 from pg_database where datname = $1', [workDatabase])).rowCount !== 0;
  } finally {
    await admin.end();
  }
}

function tryKill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
