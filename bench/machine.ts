import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** One line about the machine a run was made on, and how busy it was. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} × ${model}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${type()} ${release()}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
}
