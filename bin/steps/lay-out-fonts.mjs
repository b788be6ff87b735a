import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clone, environment, nodeProgram, Stop } from './places.mjs';
import { run } from './run.mjs';

/** Lays the print fonts out from the packages, once. */
export async function layOutFonts() {
  if (existsSync(join(clone, 'build', 'fonts', 'LXGWWenKai-Medium.ttf'))) return;
  const words = [join(clone, 'scripts', 'prepare-fonts.ts')];
  const result = await run(nodeProgram(), words, { cwd: clone, env: environment(), quiet: true });
  if (result.code !== 0) throw new Stop(`The print fonts could not be laid out:\n${result.said.trim()}`);
}
