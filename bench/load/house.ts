import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { createClock } from '#src/adapters/clock.ts';
import { createNullCrypto } from '#src/adapters/crypto.ts';
import { openDatabase } from '#src/adapters/database/open-database.ts';
import { createFolderFiles } from '#src/adapters/folder-files.ts';
import { createIds } from '#src/adapters/ids.ts';
import { createMailbox } from '#src/adapters/mail.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { Deps } from '#src/services/deps.ts';
import { editionRegistry } from '#src/services/editions.ts';
import { loadEditions } from '#src/services/load-editions.ts';
import { openStore } from '#src/store/database.ts';
import { migrate } from '#src/store/migrate.ts';
import { programmes } from '../kept-subject.ts';

/** The product's services on a database of their own with fsync on, wired as the product wires them; nothing listens and nothing runs beside. */
export interface House {
  readonly deps: Deps;
  readonly connection: ClientConfig;
  readonly close: () => Promise<void>;
}

/** Opens it with so many connections. */
export async function openHouse(connections: number): Promise<House> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'laurel-bench-'));
  const database = await openDatabase({ mode: 'demo', dataFolder, databaseUrl: null }, () => undefined);
  const store = openStore(database.connection, { connections });
  await migrate(store.db);
  const ids = createIds();
  const print = createPrint();
  const deps: Deps = {
    db: store.db,
    clock: createClock(store.pool),
    ids,
    files: await createFolderFiles(join(dataFolder, 'files')),
    crypto: createNullCrypto('a-secret-of-the-bench-that-is-long-enough'),
    mail: await createMailbox(join(dataFolder, 'mail'), ids),
    editions: editionRegistry(await loadEditions(store.db, programmes, 'demo')),
    print,
    log: { info: () => undefined, error: () => undefined },
    enqueue: () => Promise.reject(new Error('no act of the bench asks for a job of the queue')),
  };
  return {
    deps,
    connection: database.connection,
    close: async () => {
      await print.close();
      await store.close();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
