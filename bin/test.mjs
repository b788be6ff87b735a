// `npm test`: format, lint, types, tests of the parts, the pages, tests in a browser. The last line counts them.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './steps/build-web.mjs';
import { findChromium } from './steps/chromium.mjs';
import { install } from './steps/install.mjs';
import { layOutFonts } from './steps/lay-out-fonts.mjs';
import { checkPlatform, clone, environment, Stop } from './steps/places.mjs';
import { run } from './steps/run.mjs';
import { countBrowserTests, countUnitTests } from './steps/test-counts.mjs';

const reports = mkdtempSync(join(tmpdir(), 'laurel-reports-'));
const counts = [];
const broken = [];

/** Runs a tool of node_modules in the clone and notes when it fails. */
async function step(name, words, extra = {}) {
  console.log(`\n== ${name}`);
  const { code } = await run(join(clone, 'node_modules', '.bin', words[0]), words.slice(1), {
    cwd: clone,
    env: environment(extra),
  });
  if (code !== 0) broken.push(name);
}

async function checkSources() {
  if (existsSync(join(clone, '.oxfmtrc.json'))) await step('format', ['oxfmt', '--check']);
  await step('lint', ['oxlint', '--type-aware', '--deny-warnings']);
  await step('types', ['tsc', '--noEmit', '-p', '.']);
}

async function testParts(chromium) {
  const report = join(reports, 'parts.json');
  const words = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await step('tests of the parts', words, { CHROMIUM_PATH: chromium, NODE_ENV: 'test' });
  counts.push(countUnitTests(report));
}

async function testInBrowser(chromium) {
  const report = join(reports, 'browser.json');
  const extra = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  await step('tests in the browser', ['playwright', 'test', '--reporter=list,json'], extra);
  counts.push(countBrowserTests(report));
}

async function main() {
  checkPlatform();
  await install();
  await layOutFonts();
  const chromium = await findChromium();
  await checkSources();
  await testParts(chromium);
  console.log('\n== pages');
  await buildWeb();
  await testInBrowser(chromium);
}

try {
  await main();
} catch (error) {
  broken.push(error instanceof Stop ? error.message : (error.stack ?? String(error)));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
for (const name of counts.flatMap((each) => each.skipped)) console.log(`SKIPPED: ${name}`);
for (const name of broken) console.log(`FAILED: ${name}`);
// A step without tests of its own (lint, types, the build) that fails still shows in the last line.
const failed = Math.max(sum('failed'), broken.length > 0 ? 1 : 0);
console.log(`${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
