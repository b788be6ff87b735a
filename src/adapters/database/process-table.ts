import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The arguments a process was started with, or null if there is no such process.
 * Systems without /proc are asked through `ps`, where arguments with blanks cannot be told apart.
 */
export function commandLine(pid: number): string[] | null {
  if (!isAlive(pid)) return null;
  if (process.platform === 'linux') return procText(pid, 'cmdline')?.split('\0').slice(0, -1) ?? null;
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    return null; // ended between the two questions
  }
}

/**
 * A text that tells a process from a later one with the same id (ids are used again, soon in a container).
 * Null if there is no such process.
 */
export function processIdentity(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform !== 'linux') return commandLine(pid)?.join(' ') ?? null;
  const stat = procText(pid, 'stat');
  if (stat === null) return null;
  // The name in brackets may hold blanks; the start time is the 22nd field, the 20th after the name.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : `${pid}:${fields[19]}:${bootIdentity()}`;
}

function procText(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null; // ended meanwhile
  }
}

function bootIdentity(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
