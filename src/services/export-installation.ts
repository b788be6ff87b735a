import type { ClientConfig } from 'pg';
import { createClock } from '#src/adapters/clock.ts';
import type { Files } from '#src/adapters/files.ts';
import type { Denial } from '#src/domain/denial.ts';
import { openStore } from '#src/store/database.ts';
import { isCurrent, isMigrated } from '#src/store/migrate.ts';
import { createPrint } from './create-print.ts';
import { editionRegistry } from './editions.ts';
import { exportEdition, type ExportedEdition, type ExportEdition } from './export-edition.ts';
import { storedEditions } from './load-editions.ts';

export interface Installation {
  readonly connection: ClientConfig;
  readonly files: Files;
  /** Folder of licensed fonts, or null. */
  readonly fonts: string | null;
}

/** Exports an edition of a database that a server may be running on; `none` where Laurel never ran on it, `outdated` where this version has not. */
export async function exportInstallation(
  { connection, files, fonts }: Installation,
  input: ExportEdition,
): Promise<ExportedEdition | Denial | 'none' | 'outdated'> {
  const store = openStore(connection, { connections: 4 });
  const print = createPrint(fonts ?? undefined);
  try {
    if (!(await isMigrated(store.db))) return 'none';
    if (!(await isCurrent(store.db))) return 'outdated';
    const editions = editionRegistry(await storedEditions(store.db));
    return await exportEdition({ db: store.db, files, editions, print, clock: createClock(store.pool) }, input);
  } finally {
    await print.close();
    await store.close();
  }
}
