import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Fontkit from 'fontkit';

/** Whether some print font has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean;

const read = new Map<string, Coverage>();

/** The union of the cmaps of all fonts in the folders; read once (about 0.2 s), then kept. */
export function fontCoverage(folders: readonly string[]): Coverage {
  const key = folders.join('\0');
  const known = read.get(key);
  if (known !== undefined) return known;
  const points = new Set<number>();
  for (const file of folders.flatMap(fontFiles)) for (const point of charactersOf(file)) points.add(point);
  const coverage: Coverage = (codePoint) => points.has(codePoint);
  read.set(key, coverage);
  return coverage;
}

function fontFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:otf|ttf|ttc)$/iu.test(name))
    .map((name) => join(folder, name));
}

function charactersOf(file: string): readonly number[] {
  // Loaded only here: most documents never need it, and it takes longer to load than a form to set.
  const opened = (createRequire(import.meta.url)('fontkit') as typeof Fontkit).openSync(file);
  const fonts = 'fonts' in opened ? opened.fonts : [opened];
  return fonts.flatMap((font) => font.characterSet);
}
