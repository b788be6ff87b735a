import { join, resolve } from 'node:path';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';

const clone = resolve(import.meta.dirname, '../..');

/** Every edition of this clone. */
export const localEditions = (): readonly Edition[] => editionsOnDisk(join(clone, 'programmes'));

/** The edition a package names as `programme/edition`, or null. */
export function editionNamed(name: unknown): Edition | null {
  return localEditions().find((edition) => `${edition.file.programme}/${edition.file.id}` === name) ?? null;
}

/** The newest edition that has a class, and that class's examples. */
export function newestEdition(): Edition {
  const newest = localEditions().at(-1);
  if (newest === undefined) throw new Error('There is no edition under programmes/.');
  return newest;
}
