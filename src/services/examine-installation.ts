import type { ClientConfig } from 'pg';
import type { Crypto } from '#src/adapters/crypto.ts';
import type { Files } from '#src/adapters/files.ts';
import { openStore } from '#src/store/database.ts';
import type { BrokenInvariant } from '#src/store/invariants.ts';
import { isMigrated } from '#src/store/migrate.ts';
import { editionRegistry } from './editions.ts';
import { examineDatabase } from './examine-database.ts';
import { storedEditions } from './load-editions.ts';

/** Examines a database and its files by the editions that the database itself keeps; null where Laurel never ran on it. Changes nothing. */
export async function examineInstallation(
  connection: ClientConfig,
  files: Files,
  crypto: Crypto,
): Promise<readonly BrokenInvariant[] | null> {
  const store = openStore(connection, { connections: 2 });
  try {
    if (!(await isMigrated(store.db))) return null;
    return await examineDatabase({
      db: store.db,
      files,
      crypto,
      editions: editionRegistry(await storedEditions(store.db)),
    });
  } finally {
    await store.close();
  }
}
