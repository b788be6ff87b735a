import { applicationSchema } from '#src/definition/json-schema.ts';
import { UsageError, type Command } from '../command.ts';
import { newestEdition } from '../editions.ts';

/** Prints the JSON Schema of application.json, derived from the fields alone. */
export const schema: Command = {
  usage: 'CLASS',
  about: 'print the JSON Schema of application.json for a class (organisation, individual)',
  run: async ([name]) => {
    const edition = newestEdition();
    if (name === undefined || !Object.hasOwn(edition.classes, name))
      throw new UsageError(`name a class: ${Object.keys(edition.classes).join(', ')}`);
    process.stdout.write(`${JSON.stringify(applicationSchema(edition, name), null, 2)}\n`);
    return 0;
  },
};
