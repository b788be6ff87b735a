import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { clone, Stop } from './places.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium that starts: named by CHROMIUM_PATH, of the system, Playwright's own, or installed now. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (starts(named)) return named;
    throw new Stop(`CHROMIUM_PATH=${named} does not start.`);
  }
  const found = lookAround();
  if (found) return found;
  await installByApt();
  const installed = lookAround();
  if (installed) return installed;
  throw new Stop(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

function lookAround() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (process.platform === 'darwin') candidates.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  candidates.push(playwrightsOwn());
  return candidates.find((path) => path && isProgram(path) && starts(path));
}

function playwrightsOwn() {
  const require = createRequire(join(clone, 'package.json'));
  return require('@playwright/test').chromium.executablePath();
}

/** Where this process may install packages of the system, it does so; nothing happens elsewhere. */
async function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return;
  console.log('Laurel: installing Chromium by apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const result = await run('apt-get', ['-qq', ...words], { env, quiet: true });
    if (result.code !== 0) throw new Stop(`apt-get ${words[0]} failed:\n${result.said.trim()}`);
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some systems place a script there that only says how to install the real one. */
function starts(path) {
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}
