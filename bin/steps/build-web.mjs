import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { clone, environment, nodeProgram, Stop } from './places.mjs';

/** What the pages are made of. */
const sources = ['src/web', 'src/definition', 'src/domain', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Builds the pages into build/web when their sources have changed since the last build. */
export async function buildWeb() {
  if (!existsSync(join(clone, 'vite.config.ts'))) {
    console.log('Laurel: there are no pages to build (no vite.config.ts)');
    return;
  }
  const out = join(clone, 'build', 'web');
  const stampFile = join(clone, 'build', 'web.stamp');
  const stamp = sourceDigest();
  if (existsSync(out) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Laurel: building the pages …');
  const started = Date.now();
  const vite = join(clone, 'node_modules', 'vite', 'bin', 'vite.js');
  const words = [vite, 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'error'];
  const result = await run(nodeProgram(), words, {
    cwd: clone,
    env: environment({ NODE_ENV: 'production' }),
    quiet: true,
  });
  if (result.code !== 0) throw new Stop(`The pages could not be built:\n${result.said.trim()}`);
  mkdirSync(join(clone, 'build'), { recursive: true });
  writeFileSync(stampFile, stamp);
  console.log(`Laurel: pages built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function sourceDigest() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(clone, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** The file itself, or all files below the folder, in a fixed order. */
function filesOf(path) {
  const at = join(clone, path);
  if (!existsSync(at)) return [];
  if (statSync(at).isFile()) return [path];
  const entries = readdirSync(at).toSorted();
  return entries.flatMap((name) => filesOf(join(path, name)));
}
