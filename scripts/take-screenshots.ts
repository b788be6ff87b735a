/**
 * Takes the pictures of the readme and the manual: starts the demo with a data folder of its own, waits for its
 * people, plays every scene in Chromium. Run by hand: `npm run screenshots`. `-- --data DIR` keeps the demo's data for
 * the next run, `-- --url ADDRESS` uses a demo that runs already, `-- --only a,b` takes some pictures only.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { buildWeb } from '../bin/steps/build-web.mjs';
import { findChromium } from '../bin/steps/chromium.mjs';
import playwright from '../playwright.config.ts';
import { startDemo } from '../tests/support/demo-server.ts';
import { pictureFile } from './screenshots/picture-file.ts';
import { savePicture } from './screenshots/save-picture.ts';
import { scenes } from './screenshots/scenes.ts';
import { openStage } from './screenshots/stage.ts';

const root = resolve(import.meta.dirname, '..');
/** How long the demo's people may take to fill themselves in; milliseconds. */
const patience = 1_800_000;

const { values } = parseArgs({
  options: { data: { type: 'string' }, url: { type: 'string' }, only: { type: 'string' } },
});
const wanted = values.only?.split(',');
const chosen = scenes.filter((scene) => wanted === undefined || wanted.includes(scene.name));

if (values.url !== undefined) await takeAll(values.url);
else {
  await buildWeb();
  const environment: Record<string, string> = values.data === undefined ? {} : { LAUREL_DATA: resolve(values.data) };
  const server = await startDemo({ seed: true, environment });
  try {
    await untilPeopled(server.url);
    await takeAll(server.url);
  } finally {
    await server.stop();
  }
}

async function takeAll(url: string): Promise<void> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({ ...playwright.use?.launchOptions, executablePath });
  let total = 0;
  try {
    for (const scene of chosen) {
      const stage = await openStage(browser, url, scene);
      await stage.page.bringToFront();
      await scene.play(stage);
      const png = await stage.page.screenshot({ animations: 'disabled', caret: 'hide' });
      const size = await savePicture(png, join(root, pictureFile(scene.name)));
      await scene.after?.(stage);
      await stage.close();
      total += size;
      console.log(`${pictureFile(scene.name)}  ${Math.ceil(size / 1000)} kB`);
    }
  } finally {
    await browser.close();
  }
  console.log(`${chosen.length} pictures, ${(total / 1e6).toFixed(1)} MB`);
}

/** Waits until everybody of the demo's plan is there with an application in its state. */
async function untilPeopled(url: string): Promise<void> {
  const plan = join(root, 'programmes', 'jiangsu-quality-award', '2020', 'demo.json');
  const { people } = JSON.parse(await readFile(plan, 'utf8')) as { people: readonly { id: string }[] };
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const there = (await (await fetch(`${url}/demo/people`)).json()) as readonly unknown[];
    if (there.length >= people.length) return;
    await new Promise((done) => setTimeout(done, 2_000));
  }
  throw new Error("the demo's people were not ready in time");
}
