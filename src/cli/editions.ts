import { resolve } from 'node:path';
import { programmesIn } from '#src/adapters/settings.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';

const clone = resolve(import.meta.dirname, '../..');

/** The folder of editions the commands work with: this clone's, or the one that is set. */
export const localProgrammes = (): string => programmesIn(clone, process.env['LAUREL_PROGRAMMES']);

/** Every edition of that folder. */
export const localEditions = (): readonly Edition[] => editionsOnDisk(localProgrammes());

/** The edition a package names as `programme/edition`, or null. */
export function editionNamed(name: unknown): Edition | null {
  return localEditions().find((edition) => `${edition.file.programme}/${edition.file.id}` === name) ?? null;
}

/** The newest edition that has a class, and that class's examples. */
export function newestEdition(): Edition {
  const newest = localEditions().at(-1);
  if (newest === undefined) throw new Error(`There is no edition under ${localProgrammes()}.`);
  return newest;
}
