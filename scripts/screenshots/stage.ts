import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Cookies } from './office-cast.ts';
import type { Scene, Stage } from './scene.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
/** Every scene begins at this moment of the award, whenever the pictures are taken. */
export const moment = '2020-05-20T10:40:00+08:00';
/** Scenes of the offices: after what their cast has done at that moment. */
export const officeMoment = '2020-05-22T09:30:00+08:00';

export interface OpenStage extends Stage {
  readonly close: () => Promise<void>;
}

/** What a scene plays in: the demo, or a house with a cast of its own. */
export interface House {
  readonly url: string;
  readonly cast?: HouseCast;
}
export interface HouseCast {
  /** Cookies of who is signed in already, by the names that scenes use. */
  readonly states: ReadonlyMap<string, Cookies>;
  readonly ids: Readonly<Record<string, string>>;
  /** What the demo's clock is set to; null where the house keeps its own. */
  readonly moment: string | null;
}

/** A fresh browser window of the scene's size and language, its person signed in. */
export async function openStage(browser: Browser, { url, cast }: House, scene: Scene): Promise<OpenStage> {
  const opened: BrowserContext[] = [];
  const begin = async (person: string | undefined): Promise<Stage> => {
    const storageState = scene.official === undefined ? undefined : cast?.states.get(scene.official);
    const context = await browser.newContext({
      ...(storageState === undefined ? {} : { storageState }),
      viewport: {
        ...(scene.phone === true ? phone : desk),
        ...(scene.height === undefined ? {} : { height: scene.height }),
      },
      locale: scene.language === 'en' ? 'en' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      bypassCSP: true,
      ...(scene.phone === true ? { isMobile: true, hasTouch: true } : {}),
    });
    opened.push(context);
    await context.addInitScript(prepare, { language: scene.language ?? 'zh', demoBar: scene.demoBar === true });
    const now = cast === undefined ? moment : cast.moment;
    if (now !== null) await context.request.post(`${url}/demo/clock`, { data: { now }, headers: { origin: url } });
    const application = person === undefined ? '' : await signIn(context, url, person);
    const page = await context.newPage();
    const go = async (path: string): Promise<void> => {
      await page.goto(`${url}${path}`);
      await atRest(page);
    };
    return {
      page,
      url,
      go,
      open: async (path) => await go(`/applications/${application}/${path}`),
      other: begin,
      made: (name) => cast?.ids[name] ?? '',
    };
  };
  const stage = await begin(scene.as);
  return {
    ...stage,
    close: async () => {
      for (const context of opened) {
        // The next scene of the same person would be told of a sign-in elsewhere; the cast keeps its sessions.
        if (cast === undefined) await context.request.post(`${url}/api/auth/sign-out`, { headers: { origin: url } });
        await context.close();
      }
    },
  };
}

/** Runs in every page before its own scripts: language, and whether the demo's bar is shown. */
function prepare({ language, demoBar }: { language: string; demoBar: boolean }): void {
  // A viewer of files in its frame has no storage.
  if (window !== window.top) return;
  localStorage.setItem('laurel.language', language);
  if (demoBar) return;
  document.addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    style.textContent = '.demo-bar, body > .demo { display: none !important }';
    document.head.append(style);
  });
}

/** Signs in as somebody of the demo; the id of the first application, or nothing where there is none. */
async function signIn(context: BrowserContext, url: string, person: string): Promise<string> {
  const headers = { origin: url };
  const answer = await context.request.post(`${url}/demo/switch`, { data: { id: person }, headers });
  if (!answer.ok()) throw new Error(`nobody of the demo is called ${person}`);
  const list = (await (await context.request.get(`${url}/api/applications`)).json()) as { id: string }[];
  return list[0]?.id ?? '';
}

/** Waits until nothing is fetched or drawn any more, and the page has something to show. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (let still = 0; still < 3; still += 1) {
    await page.waitForFunction(
      () =>
        document.querySelector('.loading, .ant-spin') === null &&
        document.fonts.status === 'loaded' &&
        (document.querySelector('main')?.textContent ?? '').trim() !== '',
    );
    await page.waitForTimeout(200);
  }
}
