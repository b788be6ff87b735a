import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireServer, endServer, type EmbeddedOptions } from '#src/adapters/database/acquire-server.ts';
import { rootsSharedFolder } from '#src/adapters/database/cluster-home.ts';
import { met } from '#src/adapters/database/server-process.ts';
import { runningServer } from '#src/adapters/database/postmaster-file.ts';
import { processIdentity } from '#src/adapters/database/process-table.ts';
import { packagedServer } from '#src/adapters/database/server-files.ts';

const prefix = 'laurel-test-';
const note = 'run.json';

/** A folder for the database of one test run. Nothing is started yet: many runs need no database. */
export function newRunFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, note), JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }));
  return folder;
}

/** The run's server, started by whoever asks first; the others join it. Data need not survive. */
export async function runServer(folder: string): Promise<{ socket: string }> {
  const server = await acquireServer(clusterOptions(folder));
  return { socket: server.socketFolder };
}

/** Stops the run's server, if one was started, and removes its folder. */
export async function removeRun(folder: string): Promise<void> {
  const running = runningServer(join(clusterOptions(folder).home, 'data'));
  if (running) await endServer(met(running.pid, running.socketFolder));
  rmSync(folder, { recursive: true, force: true });
}

/** Removes what killed runs left behind: their folders, and servers that still run on them. */
export async function removeAbandonedRuns(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    if (!existsSync(join(folder, note))) continue;
    const { pid, identity } = JSON.parse(readFileSync(join(folder, note), 'utf8')) as { pid: number; identity: string };
    if (processIdentity(pid) !== identity) await removeRun(folder);
  }
}

function clusterOptions(folder: string): EmbeddedOptions {
  const packaged = packagedServer();
  if (packaged === null)
    throw new Error('These tests need the embedded PostgreSQL, and there is none for this platform.');
  return { home: join(folder, 'postgres'), packaged, sharedFolder: rootsSharedFolder, durable: false };
}
