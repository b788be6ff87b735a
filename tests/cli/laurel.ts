import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const laurel = resolve(import.meta.dirname, '../../bin/laurel');

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs bin/laurel as a shell would; never throws for an exit code. */
export const run = (...words: readonly string[]): Promise<Answer> => runWith({}, ...words);

/** The same with settings in its environment. */
export function runWith(settings: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Answer> {
  const { promise, resolve: done, reject } = Promise.withResolvers<Answer>();
  execFile(laurel, words, { maxBuffer: 2 ** 26, env: { ...process.env, ...settings } }, (error, out, err) => {
    const code = error === null ? 0 : error.code;
    if (typeof code === 'number') done({ code, out, err });
    else reject(error ?? new Error('laurel was stopped'));
  });
  return promise;
}

export interface Checked {
  readonly ok: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly path: string;
    readonly message: string;
  }[];
  readonly unreadable?: string;
}

/** `laurel check`: its exit code and what it printed. */
export async function checked(...words: readonly string[]): Promise<{ readonly code: number; readonly said: Checked }> {
  const { code, out } = await run('check', ...words);
  return { code, said: JSON.parse(out) as Checked };
}

/** Whether a JSON Pointer leads to something, or to a place one step below something, of a document. */
export function leadsInto(document: unknown, pointer: string): boolean {
  const steps = pointer.split('/').slice(1);
  let at: unknown = document;
  for (const [index, step] of steps.entries()) {
    if (typeof at !== 'object' || at === null) return false;
    const next: unknown = (at as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (next === undefined) return index === steps.length - 1;
    at = next;
  }
  return true;
}
