import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and hands on SIGINT and SIGTERM meanwhile.
 * Resolves to `{ code, signal, said }`; `said` holds its output when `quiet`.
 */
export function run(program, words, { quiet = false, ...options } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : (options.stdio ?? 'inherit');
  const child = spawn(program, words, { ...options, stdio });
  let said = '';
  for (const stream of quiet ? [child.stdout, child.stderr] : []) stream.on('data', (chunk) => (said += chunk));
  const handOn = (signal) => child.kill(signal);
  process.on('SIGINT', handOn).on('SIGTERM', handOn);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => done({ code, signal, said }));
  }).finally(() => process.off('SIGINT', handOn).off('SIGTERM', handOn));
}

/** The exit code that tells how a child ended, as a shell counts it. */
export function exitCode({ code, signal }) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };
  return code ?? 128 + (numbers[signal] ?? 0);
}
