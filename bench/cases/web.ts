import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import type { Row } from '../measure/row.ts';
import type { Case } from './case.ts';

const built = resolve(import.meta.dirname, '../../build/web');

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).optional(), css: z.array(z.string()).optional() }),
);
type Manifest = z.infer<typeof Manifest>;

const shell = 'index.html';
/** Modules a page loads before it shows, beside the shell's own. */
const pages = { signIn: [], application: ['work/workspace.tsx', 'application/application-page.tsx'] } as const;

/** Scripts and style sheets a page loads first, brotli at the best level, from the built pages. */
export const webCase: Case = async () => {
  const manifestFile = join(built, '.vite/manifest.json');
  if (!existsSync(manifestFile)) throw new Error('the pages are not built: run `npm start` once');
  const manifest = Manifest.parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
  const rows: Row[] = [];
  for (const [page, title] of [
    ['signIn', 'sign-in page'],
    ['application', 'application page'],
  ] as const) {
    const files = filesOf(manifest, [shell, ...pages[page]]);
    rows.push(
      {
        id: `web.${page}-script`,
        title: `script of the ${title}, brotli`,
        value: bytes(files, '.js'),
        unit: 'bytes',
        limit: null,
      },
      {
        id: `web.${page}-style`,
        title: `style of the ${title}, brotli`,
        value: bytes(files, '.css'),
        unit: 'bytes',
        limit: null,
      },
    );
  }
  return rows;
};

/** Files of modules and of all they import at once; `old-browser.js` is named by the shell itself. */
export function filesOf(manifest: Manifest, modules: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const entry = manifest[name];
    if (entry === undefined) throw new Error(`the built pages have no module ${name}`);
    for (const file of [entry.file, ...(entry.css ?? [])]) files.add(file);
    for (const other of entry.imports ?? []) visit(other);
  };
  for (const name of modules) visit(name);
  return files;
}

function bytes(files: ReadonlySet<string>, ending: string): number {
  const named = ending === '.js' ? [...files, 'old-browser.js'] : [...files];
  return named.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + compressed(join(built, file)), 0);
}

const compressed = (file: string): number =>
  brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
    .length;
