import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildExample } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import { exampleKinds } from '#src/services/example/source.ts';
import { writeExample } from '#src/services/write-example.ts';
import { UsageError, type Command } from '../command.ts';
import { newestEdition } from '../editions.ts';

/** Writes an example application of the newest edition as a package folder; a kind it does not know is answered with those it does. */
export const example: Command = {
  usage: 'KIND --out DIR',
  about: 'write a whole, valid example application of the newest edition as a package',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
    const [kind] = positionals;
    const edition = newestEdition();
    const kinds = exampleKinds(edition);
    if (kind === undefined || positionals.length > 1 || !kinds.includes(kind))
      throw new UsageError(`name one kind of example: ${kinds.join(', ')}`);
    if (values.out === undefined) throw new UsageError('name a folder with --out');
    if (!(await isEmpty(values.out))) throw new UsageError(`${values.out} is not an empty folder`);
    const print = createPrint();
    try {
      const entries = await writeExample(edition, await buildExample(edition, kind, print), values.out);
      process.stdout.write(
        `${JSON.stringify({ example: kind, folder: values.out, entries: entries.length, bytes: entries.reduce((sum, entry) => sum + entry.size, 0) }, null, 2)}\n`,
      );
    } finally {
      await print.close();
    }
    return 0;
  },
};

/** Whether a folder holds nothing, or does not exist yet. */
async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}
