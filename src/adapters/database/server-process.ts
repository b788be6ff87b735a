import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerAccount } from './account.ts';
import { spawnOptions } from './cluster.ts';
import { processIdentity } from './process-table.ts';
import type { ServerFiles } from './server-files.ts';

/** A server process, started here or met running. `gone` resolves when it has ended. */
export type ServerProcess = { readonly pid: number; readonly socketFolder: string; readonly gone: Promise<void> };

export type LaunchOptions = {
  readonly files: ServerFiles;
  readonly account: ServerAccount;
  readonly data: string;
  readonly log: string;
  readonly socketFolder: string;
  /** False only for tests: data may be lost when the machine stops. */
  readonly durable: boolean;
};

const logBytes = 10_000_000;

/** Starts the server in its own process group, so that Ctrl-C in a terminal reaches Laurel first. */
export async function launch(options: LaunchOptions): Promise<ServerProcess> {
  if ((statSync(options.log, { throwIfNoEntry: false })?.size ?? 0) > logBytes)
    renameSync(options.log, `${options.log}.1`);
  const log = openSync(options.log, 'a', 0o600);
  const child = spawn(join(options.files.folder, 'bin', 'postgres'), serverArguments(options), {
    ...spawnOptions(options.account, options.files.folder),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((done, fail) => child.once('spawn', done).once('error', fail));
  return { pid: child.pid ?? 0, socketFolder: options.socketFolder, gone };
}

/** A server that another process started: it is asked now and then whether it is still there. */
export function met(pid: number, socketFolder: string): ServerProcess {
  const identity = processIdentity(pid);
  const gone = new Promise<void>((done) => {
    const timer = setInterval(() => {
      if (identity !== null && processIdentity(pid) === identity) return;
      clearInterval(timer);
      done();
    }, 250);
    timer.unref();
  });
  return { pid, socketFolder, gone };
}

/** What the server wrote into its log after `from` bytes. */
export function logSince(log: string, from: number): string {
  return readFileSync(log).subarray(from).toString('utf8').trim();
}

function serverArguments({ data, socketFolder, durable }: LaunchOptions): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder}"`,
    unix_socket_permissions: '0700',
    max_connections: '64',
    shared_buffers: '128MB',
    jit: 'off', // all queries here are short; compiling them costs more than it gives
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must hold no personal data: neither statements nor the values that details of errors quote.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', io_method: 'sync' }),
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
