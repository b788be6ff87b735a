/**
 * Lays the print fonts out in `build/fonts`: the few files the documents use, taken from the installed npm packages.
 * A file that is already there and newer than its source is left alone, so that a second run costs nothing.
 * Run by set-up; may be run by hand: `node scripts/prepare-fonts.ts`.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Wanted {
  readonly from: string;
  readonly to: string;
}

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const wanted: readonly Wanted[] = [
  { from: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', to: 'NotoSerifSC-Regular.ttf' },
  { from: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', to: 'NotoSerifSC-Bold.ttf' },
  { from: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf', to: 'NotoSansSC-Medium.ttf' },
  { from: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2', to: 'LXGWWenKai-Medium.ttf' },
];

/** Folder that `prepareFonts` fills. */
export const builtFonts = join(root, 'build', 'fonts');
/** Folder of the font that is committed with its licence. */
export const ownFonts = join(root, 'fonts');

async function isThere(file: string, source: string): Promise<boolean> {
  try {
    const [have, from] = await Promise.all([stat(file), stat(source)]);
    return have.size > 0 && have.mtimeMs >= from.mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Written beside and renamed, so that a broken run leaves no half font. */
async function place(source: string, target: string): Promise<void> {
  const beside = `${target}.${process.pid}.part`;
  if (source.endsWith('.woff2')) {
    const { decompress } = (await import('wawoff2')).default;
    await writeFile(beside, await decompress(await readFile(source)));
  } else await copyFile(source, beside);
  await rename(beside, target);
}

/** Puts every font in place; answers the files it wrote, none on a second run. */
export async function prepareFonts(folder: string = builtFonts): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const written = await Promise.all(
    wanted.map(async ({ from, to }) => {
      const source = join(packageFolder(from), from.split('/').slice(2).join('/'));
      const target = join(folder, to);
      if (await isThere(target, source)) return [];
      await place(source, target);
      return [to];
    }),
  );
  return written.flat();
}

/** The folder of a package, whatever its `exports` let through. */
function packageFolder(path: string): string {
  const name = path.split('/').slice(0, 2).join('/');
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = join(base, name);
    if (existsSync(folder)) return folder;
  }
  throw new Error(`The package ${name} is not installed; run npm ci first`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const written = await prepareFonts();
  process.stdout.write(written.length === 0 ? 'fonts: all in place\n' : `fonts: ${written.join(', ')}\n`);
}
