import type { Browser, BrowserContext } from '@playwright/test';
import { forked, signedIn } from './forked.ts';
import type { PanelHouse } from './panel-process.ts';

export interface RunningHouse extends PanelHouse {
  /** A browser in which a member of the panels is signed in, by their place: the lead is 0. */
  enter(browser: Browser, member: number): Promise<BrowserContext>;
  stop(): Promise<void>;
}

/** Starts a server with panels that have just been published, of the desk review or of the stage named. */
export async function startPanels(stage = 'desk'): Promise<RunningHouse> {
  const { told, stop } = await forked<PanelHouse>('panel-process.ts', { LAUREL_STAGE: stage });
  return {
    ...told,
    enter: (browser, member) => signedIn(browser, told.url, told.members[member]?.cookie ?? ''),
    stop,
  };
}
