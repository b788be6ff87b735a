import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hasCluster } from '#src/adapters/database/cluster-home.ts';
import { openDatabase } from '#src/adapters/database/open-database.ts';
import { createFolderFiles } from '#src/adapters/folder-files.ts';
import { readSettings, type Settings } from '#src/adapters/settings.ts';
import { isDenial } from '#src/domain/denial.ts';
import type { ExportEdition } from '#src/services/export-edition.ts';
import { exportInstallation } from '#src/services/export-installation.ts';
import { UsageError, type Command } from '../command.ts';
import { noDatabase } from '../no-database.ts';

const clone = resolve(import.meta.dirname, '../../..');

/** Exports an edition of the database named by the settings: 0 done, 2 where it is refused or there is no database. */
export const exportCommand: Command = {
  usage: '--edition PROGRAMME/EDITION --out DIR --reason TEXT',
  about:
    'write everything of an edition that was handed in into an empty folder, in open formats; logged with its reason',
  run: async (words) => {
    const input = inputOf(words);
    const read = readSettings(process.env, 'demo', clone);
    if (!read.ok) {
      process.stderr.write(`${read.refusal.message}\n`);
      return 2;
    }
    const { databaseUrl, dataFolder } = read.settings;
    if (databaseUrl === null && !hasCluster(dataFolder)) return noDatabase(dataFolder);
    return await exportWith(read.settings, input);
  },
};

async function exportWith(settings: Settings, input: ExportEdition): Promise<number> {
  const { databaseUrl, dataFolder, fonts } = settings;
  const database = await openDatabase(settings, () => undefined);
  try {
    const files = await createFolderFiles(join(dataFolder, 'files'));
    const done = await exportInstallation({ connection: database.connection, files, fonts }, input);
    if (done === 'none') return noDatabase(databaseUrl === null ? dataFolder : 'DATABASE_URL');
    if (done === 'outdated') {
      process.stderr.write(
        'This database is of an earlier version of Laurel. Start this version once (npm start or npm run serve), then export.\n' +
          '数据库还是旧版本的桂冠。请先启动一次本版本，再导出。\n',
      );
      return 2;
    }
    if (isDenial(done)) {
      process.stderr.write(`${done.reason.en}\n${done.reason.zh}\n`);
      return 2;
    }
    process.stdout.write(
      `${done.applications} applications, ${done.files} files, ${done.size} bytes in ${input.out}; ${done.drafts} drafts were only counted.\n` +
        `manifest.json: ${done.manifest}\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

function inputOf(words: readonly string[]): ExportEdition {
  const { values } = parseArgs({
    args: [...words],
    options: { edition: { type: 'string' }, out: { type: 'string' }, reason: { type: 'string' } },
  });
  const [programme = '', edition = '', ...rest] = values.edition?.split('/') ?? [];
  if (programme === '' || edition === '' || rest.length > 0)
    throw new UsageError('name the edition as PROGRAMME/EDITION');
  if (values.out === undefined || values.out === '') throw new UsageError('name a folder with --out');
  if (values.reason === undefined || values.reason.trim() === '')
    throw new UsageError('an export of a whole edition needs a reason: --reason TEXT');
  return {
    programme,
    edition,
    out: resolve(values.out),
    reason: values.reason.trim(),
    account: userInfo().username,
  };
}
