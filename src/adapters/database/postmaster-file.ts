import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from './process-table.ts';

/** What a running server wrote about itself into its data folder. */
export type RunningServer = { readonly pid: number; readonly socketFolder: string };

/**
 * The server that runs on this data folder, or null. A `postmaster.pid` left by a server that is gone is
 * removed, but only when its process id is free or belongs to another program: the id alone proves nothing
 * (after a restart of the machine or container it is soon used again), and the file of a server that is
 * still recovering must stay.
 */
export function runningServer(dataFolder: string): RunningServer | null {
  const file = join(dataFolder, 'postmaster.pid');
  const lines = readLines(file);
  if (lines === null) return null;
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !servesFolder(pid, dataFolder)) {
    rmSync(file, { force: true });
    return null;
  }
  return { pid, socketFolder: lines[4] ?? '' };
}

function readLines(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function servesFolder(pid: number, dataFolder: string): boolean {
  const words = commandLine(pid);
  if (words === null || !/(^|\/)postgres$/.test(words[0] ?? '')) return false;
  return words.join(' ').includes(` -D ${dataFolder}`);
}
