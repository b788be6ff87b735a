import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canReach, serverAccount } from './account.ts';

/** Where root's servers lie when the account that runs them cannot reach the clone. */
export const rootsSharedFolder = '/var/lib/laurel';

/**
 * The folder of the cluster that belongs to `dataFolder`: inside it, or, when this process is root and
 * `nobody` cannot get there (a home that is closed), a folder of its own under `sharedFolder`, noted in the
 * data folder. Only the demo may go elsewhere: an operator must know where the data lie.
 */
export async function clusterHome(
  dataFolder: string,
  mayMove: boolean,
  sharedFolder = rootsSharedFolder,
): Promise<string> {
  // Others may pass through to the folders below that are theirs; none may list or read.
  const account = serverAccount();
  await mkdir(dataFolder, { recursive: true, mode: account ? 0o711 : 0o700 });
  const note = noteIn(dataFolder);
  if (existsSync(note)) return noted(note);
  if (canReach(account, dataFolder)) return join(dataFolder, 'postgres');
  if (!mayMove) {
    throw new Error(
      `LAUREL_DATA=${dataFolder} lies in a closed folder that the database's account ("nobody") cannot reach. ` +
        'Choose a folder it can pass to (0711 is enough), start Laurel as an ordinary user, or set DATABASE_URL.',
    );
  }
  const home = join(sharedFolder, `demo-${randomBytes(6).toString('hex')}`);
  await mkdir(home, { recursive: true, mode: 0o755 });
  await writeFile(note, home);
  return home;
}

/** Whether an embedded database was ever made for `dataFolder`; looks, and makes nothing. */
export function hasCluster(dataFolder: string): boolean {
  return existsSync(join(dataFolder, 'postgres', 'data', 'PG_VERSION')) || existsSync(noteIn(dataFolder));
}

/** Says where the cluster of a data folder lies instead. */
const noteIn = (dataFolder: string): string => join(dataFolder, 'postgres-is-elsewhere');

async function noted(note: string): Promise<string> {
  const home = (await readFile(note, 'utf8')).trim();
  if (existsSync(home)) return home;
  throw new Error(`The database that belongs here lay in ${home} and is gone. Delete the data folder to begin anew.`);
}
