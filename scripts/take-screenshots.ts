/**
 * Takes the pictures of the readme and the manual: starts the demo with a data folder of its own, waits for its
 * people, plays every scene in Chromium; scenes of officials play in offices of their own, with a cast that the script
 * seats, and those of the judging in an edition that is carried on between them. Run by hand: `node scripts/take-screenshots.ts`, with names of scenes to take only these, with
 * `--url ADDRESS` to use a demo that runs already.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { buildWeb } from '../bin/steps/build-web.mjs';
import { findChromium } from '../bin/steps/chromium.mjs';
import { layOutFonts } from '../bin/steps/lay-out-fonts.mjs';
import playwright from '../playwright.config.ts';
import { startDemo } from '../tests/support/demo-server.ts';
import { openJudged } from './screenshots/judged/cast.ts';
import { openOffices } from './screenshots/office-cast.ts';
import { pictureFile } from './screenshots/picture-file.ts';
import { savePicture } from './screenshots/save-picture.ts';
import type { Scene } from './screenshots/scene.ts';
import { scenes } from './screenshots/scenes.ts';
import { officeMoment, openStage, type House } from './screenshots/stage.ts';

const root = resolve(import.meta.dirname, '..');
/** How long the demo's people may take to fill themselves in; milliseconds. */
const patience = 1_800_000;

const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !scenes.some((scene) => scene.name === name));
if (unknown.length > 0) throw new Error(`there is no scene called ${unknown.join(', ')}`);
const chosen = positionals.length === 0 ? scenes : scenes.filter((scene) => positionals.includes(scene.name));

const ofJudging = chosen.filter((scene) => scene.judged !== undefined);
const ofOffices = chosen.filter((scene) => scene.official !== undefined && scene.judged === undefined);
const ofPeople = chosen.filter((scene) => scene.official === undefined && scene.judged === undefined);
if (values.url === undefined || ofOffices.length + ofJudging.length > 0) {
  await layOutFonts();
  await buildWeb();
}
if (ofPeople.length > 0) await amongPeople();
if (ofOffices.length > 0) await inOffices();
if (ofJudging.length > 0) await inJudging();

/** Scenes among the demo's people. */
async function amongPeople(): Promise<void> {
  if (values.url !== undefined) return await takeAll({ url: values.url }, ofPeople);
  const server = await startDemo({ seed: true });
  try {
    await untilPeopled(server.url);
    await takeAll({ url: server.url }, ofPeople);
  } finally {
    await server.stop();
  }
}

/** Scenes of officials, and of applicants whose cases they hold. */
async function inOffices(): Promise<void> {
  const browser = await launch();
  const cast = await openOffices(browser).finally(() => browser.close());
  try {
    await takeAll({ url: cast.url, cast: { ...cast, moment: officeMoment } }, ofOffices);
  } finally {
    await cast.stop();
  }
}

/** Scenes of the judging, in the order in which the edition comes to them. */
async function inJudging(): Promise<void> {
  const judged = await openJudged();
  try {
    for (const scene of ofJudging) {
      if (scene.judged === undefined) continue;
      await judged.reach(scene.judged);
      await takeAll(judged.house(), [scene]);
    }
  } finally {
    await judged.stop();
  }
}

/** Every chosen scene, also those after one that fails; which failed is said at the end. */
async function takeAll(house: House, wanted: readonly Scene[]): Promise<void> {
  let browser = await launch();
  const failed: string[] = [];
  let total = 0;
  try {
    for (const scene of wanted) {
      if (!browser.isConnected()) browser = await launch();
      try {
        const size = await take(browser, house, scene);
        total += size;
        console.log(`${pictureFile(scene.name)}  ${Math.ceil(size / 1000)} kB`);
      } catch (error) {
        failed.push(scene.name);
        console.error(`${scene.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await browser.close();
  }
  console.log(`${wanted.length - failed.length} pictures, ${(total / 1e6).toFixed(1)} MB`);
  if (failed.length > 0) {
    console.error(`not taken: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
}

async function launch(): Promise<Browser> {
  return await chromium.launch({ ...playwright.use?.launchOptions, executablePath: await findChromium() });
}

/** Plays one scene and keeps its picture; gives the picture's size in bytes. */
async function take(browser: Browser, house: House, scene: Scene): Promise<number> {
  const stage = await openStage(browser, house, scene);
  try {
    await stage.page.bringToFront();
    await scene.play(stage);
    const png = await stage.page.screenshot({ animations: 'disabled', caret: 'hide' });
    const size = await savePicture(png, join(root, pictureFile(scene.name)));
    await scene.after?.(stage);
    return size;
  } finally {
    await stage.close();
  }
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
