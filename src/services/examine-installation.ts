import type { ClientConfig } from 'pg';
import type { Crypto } from '#src/adapters/crypto.ts';
import type { Files } from '#src/adapters/files.ts';
import { openStore } from '#src/store/database.ts';
import type { BrokenInvariant } from '#src/store/invariants.ts';
import { editionRegistry } from './editions.ts';
import { examineDatabase } from './examine-database.ts';
import { storedEditions } from './load-editions.ts';

/** Examines a database and its files by the editions that the database itself keeps; changes nothing. */
export async function examineInstallation(
  connection: ClientConfig,
  files: Files,
  crypto: Crypto,
): Promise<readonly BrokenInvariant[]> {
  const store = openStore(connection, { connections: 2 });
  try {
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
