import { readFile } from 'node:fs/promises';

/** A process and those it has begun, by their ids. */
export async function processFamily(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return [pid, ...children.split(' ').filter(Boolean).map(Number)];
}

/** Makes processes stand still for as long as `during` takes. */
export async function standStill(pids: readonly number[], during: () => Promise<void>): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await during();
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}
