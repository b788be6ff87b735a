import { existsSync, lstatSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerAccount } from './account.ts';
import { privateFolder } from './cluster.ts';

/** Addresses of unix sockets end at 103 bytes on macOS and 107 on Linux. */
const longestAddress = 103;
const socketName = '.s.PGSQL.5432';

/**
 * A closed folder for the server's socket: inside `home`, or a short one among the temporary files if that
 * is too long. It stays the same from start to start, because open connection pools keep its address.
 */
export async function socketFolder(home: string, account: ServerAccount): Promise<string> {
  const near = join(home, 'socket');
  const fits = Buffer.byteLength(join(near, socketName)) <= longestAddress;
  const folder = fits ? near : await shortFolder(join(home, 'socket-folder'), account);
  await privateFolder(folder, account);
  return folder;
}

/**
 * Takes away the lock of a socket whose server is gone. The number in it may be a killed server's that the system has not
 * let go yet, or another program's by now; that no two servers run on the data is kept by the lock of the data folder.
 */
export const clearSocketLock = (folder: string): void => rmSync(join(folder, `${socketName}.lock`), { force: true });

async function shortFolder(note: string, account: ServerAccount): Promise<string> {
  const noted = existsSync(note) ? await readFile(note, 'utf8') : null;
  if (noted !== null && isOurs(noted, account)) return noted;
  const folder = await mkdtemp(join(tmpdir(), 'laurel-'));
  await writeFile(note, folder);
  return folder;
}

/** Temporary folders are open to all: one that somebody else made under the noted name is not used. */
function isOurs(folder: string, account: ServerAccount): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && stat.isDirectory() && stat.uid === (account?.uid ?? process.getuid?.());
}
