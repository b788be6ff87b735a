import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of one tick of /proc/<pid>/stat: the kernel shows 100 a second on every Linux. */
const tick = 10;

interface Stat {
  readonly parent: number;
  readonly own: number;
  readonly reaped: number;
}

/** CPU milliseconds (user and system) that a process has used, with all its threads. */
export function processCpu(pid: number): number {
  const stat = readStat(pid);
  if (stat === null) throw new Error(`process ${pid} is gone`);
  return stat.own;
}

/** The same of a process, its living children, and those it has waited for: a PostgreSQL server whole. */
export function familyCpu(pid: number): number {
  const mother = readStat(pid);
  if (mother === null) throw new Error(`process ${pid} is gone`);
  return mother.own + mother.reaped + childrenOf(pid).reduce((sum, child) => sum + (readStat(child)?.own ?? 0), 0);
}

/** Living direct children of a process. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((other) => readStat(other)?.parent === pid);
}

/** Null where the process has ended. */
function readStat(pid: number): Stat | null {
  const text = readProc(pid, 'stat');
  if (text === null) return null;
  // The name in parentheses may hold spaces; fields are counted after it (the third field is the first here).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (number: number): number => Number(fields[number - 3]) * tick;
  return { parent: Number(fields[1]), own: ticks(14) + ticks(15), reaped: ticks(16) + ticks(17) };
}

/** A file of a process under /proc, or null where the process has ended. */
export function readProc(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
