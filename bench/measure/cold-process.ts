import { spawn } from 'node:child_process';
import { childrenOf, readProc } from './process-cpu.ts';

export interface ColdRun {
  readonly seconds: number;
  /** Peak resident memory in MB of the largest process of the run. */
  readonly peak: number;
  readonly output: string;
}

const everyMs = 20;

/** Runs a program from start to end; throws where it fails. Its peak is the kernel's own high-water mark (VmHWM). */
export async function coldRun(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ColdRun> {
  const started = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  let [output, complaint, peak] = ['', '', 0];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const watch = setInterval(() => {
    if (child.pid !== undefined) peak = Math.max(peak, familyPeak(child.pid));
  }, everyMs);
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done)).finally(
    () => clearInterval(watch),
  );
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}: ${complaint.trim()}`);
  return { seconds: (performance.now() - started) / 1000, peak, output: output.trim() };
}

/** The largest high-water mark of a process and its descendants, in MB. */
function familyPeak(pid: number): number {
  const own = Number(/VmHWM:\s+(\d+) kB/u.exec(readProc(pid, 'status') ?? '')?.[1] ?? 0) / 1000;
  return Math.max(own, ...childrenOf(pid).map(familyPeak));
}
