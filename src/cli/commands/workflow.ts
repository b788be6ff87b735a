import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { DefinitionError, loadSteps } from '#src/definition/loader.ts';
import { workflowPicture } from '#src/services/draw-workflow.ts';
import { UsageError, type Command } from '../command.ts';
import { editionNamed, newestEdition } from '../editions.ts';

/** Checks the workflow of a folder, or draws one: 0 all is well, 1 it has problems. */
export const workflow: Command = {
  usage: '--check FOLDER | --out FILE.svg [--edition PROGRAMME/EDITION]',
  about: "check an edition's workflow with its amendments, or draw it as a picture for officials",
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { check: { type: 'string' }, out: { type: 'string' }, edition: { type: 'string' } },
      allowPositionals: true,
    });
    const { check, out, edition } = values;
    if (positionals.length > 0 || (check === undefined) === (out === undefined))
      throw new UsageError('say either --check FOLDER or --out FILE.svg');
    if (out === undefined) return checkFolder(check ?? '');
    const found = edition === undefined ? newestEdition() : editionNamed(edition);
    if (found === null) throw new UsageError(`there is no edition ${edition}`);
    await writeFile(out, workflowPicture(found));
    return 0;
  },
};

/** Prints what is wrong in the folder, or what its workflow is made of after each amendment. */
function checkFolder(folder: string): number {
  try {
    for (const step of loadSteps(resolve(folder))) process.stdout.write(`${described(step)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    for (const { file, path, reason } of error.problems)
      process.stdout.write(`${file} ${path === '' ? '/' : path}: ${reason}\n`);
    process.stdout.write(`${error.problems.length} problem${error.problems.length === 1 ? '' : 's'}\n`);
    return 1;
  }
}

function described({ file, amendment, workflow: { states, actions } }: Edition): string {
  const step = amendment === undefined ? 'as published' : `after amendment ${amendment.number}, ${amendment.title.en}`;
  const mapped = amendment?.states === undefined ? '' : `, ${Object.keys(amendment.states).length} states mapped`;
  return `${file.programme}/${file.id} ${step}: ${states.length} states, ${actions.length} rows of acts${mapped}: no problems`;
}
