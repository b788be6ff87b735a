import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import type { PanelHouse } from './panel-process.ts';

export interface RunningHouse extends PanelHouse {
  /** A browser in which a member of the panels is signed in, by their place: the lead is 0. */
  enter(browser: Browser, member: number): Promise<BrowserContext>;
  stop(): Promise<void>;
}

/** Starts a server with panels that have just been published, of the desk review or of the stage named. */
export async function startPanels(stage = 'desk'): Promise<RunningHouse> {
  const child = fork(join(import.meta.dirname, 'panel-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: { ...process.env, LAUREL_STAGE: stage, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  const house = await new Promise<PanelHouse>((done, fail) => {
    child.once('message', (told: PanelHouse) => done(told));
    child.once('exit', (code) => fail(new Error(`the panels ended with ${code}`)));
  });
  return {
    ...house,
    enter: async (browser, member) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
      const [name = '', value = ''] = (house.members[member]?.cookie ?? '').split(/=(.*)/su);
      await context.addCookies([{ name, value, url: house.url }]);
      return context;
    },
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
