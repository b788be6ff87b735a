import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';

export interface Forked<Told> {
  readonly told: Told;
  /** Has the process do something, and waits for its word that it did. */
  readonly ask: (order: object) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a server's process of this folder; `told` is the first that it says. */
export async function forked<Told>(file: string, env: NodeJS.ProcessEnv = {}): Promise<Forked<Told>> {
  const child = fork(join(import.meta.dirname, file), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: { ...process.env, ...env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  const heard = async (): Promise<unknown> =>
    await new Promise((done, fail) => {
      const gone = (code: number | null): void => fail(new Error(`${file} ended with ${code}`));
      child.once('exit', gone);
      child.once('message', (word) => {
        child.off('exit', gone);
        done(word);
      });
    });
  const told = (await heard()) as Told;
  return {
    told,
    ask: async (order) => {
      const answer = heard();
      child.send(order);
      await answer;
    },
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A browser in which whoever has this session is signed in. */
export async function signedIn(
  browser: Browser,
  url: string,
  cookie: string,
  viewport = { width: 1366, height: 768 },
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const [name = '', value = ''] = cookie.split(/=(.*)/su);
  await context.addCookies([{ name, value, url }]);
  return context;
}
