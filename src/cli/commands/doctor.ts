import { join, resolve } from 'node:path';
import { createNullCrypto } from '#src/adapters/crypto.ts';
import { hasCluster } from '#src/adapters/database/cluster-home.ts';
import { openDatabase } from '#src/adapters/database/open-database.ts';
import { createFolderFiles } from '#src/adapters/folder-files.ts';
import { readSettings } from '#src/adapters/settings.ts';
import { examineInstallation } from '#src/services/examine-installation.ts';
import type { Command } from '../command.ts';
import { noDatabase } from '../no-database.ts';

const clone = resolve(import.meta.dirname, '../../..');

/** Examines the database and the file store: 0 where every invariant holds, 1 where not, 2 where there is no database yet. */
export const doctor: Command = {
  usage: '',
  about: 'examine the database and files named by the settings: chains, roots, rows, digests, files',
  run: async () => {
    const read = readSettings(process.env, 'demo', clone);
    if (!read.ok) {
      process.stderr.write(`${read.refusal.message}\n`);
      return 2;
    }
    const { databaseUrl, dataFolder } = read.settings;
    if (databaseUrl === null && !hasCluster(dataFolder)) return noDatabase(dataFolder);
    const database = await openDatabase(read.settings, () => undefined);
    try {
      const broken = await examineInstallation(
        database.connection,
        await createFolderFiles(join(dataFolder, 'files')),
        createNullCrypto(read.settings.secret ?? ''),
      );
      if (broken === null) return noDatabase(databaseUrl === null ? dataFolder : 'DATABASE_URL');
      for (const { invariant, where } of broken) process.stdout.write(`${invariant}: ${where}\n`);
      process.stdout.write(broken.length === 0 ? 'Every invariant holds.\n' : `${broken.length} broken.\n`);
      return broken.length === 0 ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
