import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const clone = resolve(import.meta.dirname, '../../..');

export interface Said {
  readonly code: number;
  readonly text: string;
}

/** Runs the command line as a person would; never throws for an exit code. */
export async function laurel(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Said> {
  return await new Promise((done, fail) => {
    const options = { cwd: clone, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
    execFile(resolve(clone, 'bin/laurel'), words, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') done({ code, text: `${stdout}${stderr}` });
      else fail(error);
    });
  });
}
