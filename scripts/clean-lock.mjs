// Removes from package-lock.json the optional dependencies that the lock file has no entry for.
// Why: some platform packages are not to be had everywhere, npm then writes their names without an
// entry, and `npm ci` later refuses the lock file ("Missing: … from lock file").
// Run after every `npm install`: node scripts/clean-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Folders in which node would look for a dependency of the package at `location`, nearest first. */
function searchFolders(location) {
  const folders = [];
  for (let at = location; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    folders.push(`${at}/node_modules/`);
  }
  return [...folders, 'node_modules/'];
}

/**
 * Names of optional dependencies without an entry, as "package > dependency".
 * With `remove` they are deleted from the given lock data.
 */
export function danglingOptionals(lock, remove = false) {
  const dangling = [];
  for (const [location, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (searchFolders(location).some((folder) => folder + name in lock.packages)) continue;
      dangling.push(`${location || 'the project'} > ${name}`);
      if (remove) delete entry.optionalDependencies[name];
    }
    if (remove && Object.keys(entry.optionalDependencies ?? { kept: 1 }).length === 0) {
      delete entry.optionalDependencies;
    }
  }
  return dangling;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const removed = danglingOptionals(lock, true);
  if (removed.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${removed.length} optional dependencies without an entry removed`);
}
