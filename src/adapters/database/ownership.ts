import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-table.ts';

/**
 * Tries to become the one process that starts and stops the server in `home`. Others (a command beside a
 * running server) only connect to it. A claim ends with its process, however that ended.
 */
export function claimOwnership(home: string): boolean {
  const file = join(home, 'owner.json');
  const mine = processIdentity(process.pid);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, identity: mine }), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = readOwner(file);
    if (owner && owner.identity === mine) return true;
    if (owner && owner.identity === processIdentity(owner.pid)) return false;
    rmSync(file, { force: true });
  }
  return false;
}

/** Gives the server in `home` up again. */
export function releaseOwnership(home: string): void {
  rmSync(join(home, 'owner.json'), { force: true });
}

function readOwner(file: string): { pid: number; identity: string } | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; identity: string };
  } catch {
    return null; // released meanwhile, or cut off by a kill while it was written
  }
}
