import { join, resolve } from 'node:path';
import { createNullCrypto } from '#src/adapters/crypto.ts';
import { openDatabase } from '#src/adapters/database/open-database.ts';
import { createFolderFiles } from '#src/adapters/folder-files.ts';
import { readSettings } from '#src/adapters/settings.ts';
import { examineInstallation } from '#src/services/examine-installation.ts';
import type { Command } from '../command.ts';

const clone = resolve(import.meta.dirname, '../../..');

/** Examines the database and the file store; 0 where every invariant holds. */
export const doctor: Command = {
  usage: '',
  about: 'examine the database and files named by the settings: chains, rows, digests, files',
  run: async () => {
    const read = readSettings(process.env, 'demo', clone);
    if (!read.ok) {
      process.stderr.write(`${read.refusal.message}\n`);
      return 2;
    }
    const database = await openDatabase(read.settings, () => undefined);
    try {
      const broken = await examineInstallation(
        database.connection,
        await createFolderFiles(join(read.settings.dataFolder, 'files')),
        createNullCrypto(),
      );
      for (const { invariant, where } of broken) process.stdout.write(`${invariant}: ${where}\n`);
      process.stdout.write(broken.length === 0 ? 'Every invariant holds.\n' : `${broken.length} broken.\n`);
      return broken.length === 0 ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
