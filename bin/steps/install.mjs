import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { clone, Stop } from './places.mjs';

/** Whether node_modules holds what package-lock.json says; packages for other systems may be absent. */
export function isInstalled(folder = clone) {
  const held = join(folder, 'node_modules', '.package-lock.json'); // npm writes it last
  if (!existsSync(held)) return false;
  const want = readPackages(join(folder, 'package-lock.json'));
  const have = readPackages(held);
  return Object.entries(want).every(([place, entry]) => {
    if (place === '' || entry.link) return true;
    const found = have[place];
    return found ? found.version === entry.version : Boolean(entry.optional);
  });
}

/** Installs the packages when they are missing or of another version. */
export async function install() {
  if (isInstalled()) return;
  console.log('Laurel: installing packages (once; a few hundred megabytes) …');
  const started = Date.now();
  // NODE_ENV=production would leave out what builds the pages.
  const words = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error'];
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const result = await run(npm[0], [...npm.slice(1), ...words], { cwd: clone, quiet: true });
  if (result.code !== 0) throw new Stop(`npm ci failed:\n${result.said.trim()}`);
  console.log(`Laurel: packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
