import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { bundleOf, loadBundle, loadEdition } from '#src/definition/loader.ts';
import type { Kysely } from 'kysely';
import { insertBundle, readBundles, type StoredBundle } from '#src/store/editions.ts';
import type { DB } from '#src/store/schema.ts';

/** Every edition folder below `programmes/`, loaded and cross-checked; throws with all problems of the first bad one. */
export function editionsOnDisk(programmes: string): Edition[] {
  const folders = readdirSync(programmes, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap((programme) =>
    readdirSync(join(programmes, programme.name), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(programmes, programme.name, entry.name)));
  return folders.filter((folder) => existsSync(join(folder, 'edition.json'))).toSorted().map((folder) => loadEdition(folder));
}

/**
 * Registers what is on disk and gives every edition anything may be bound to, oldest first.
 * A published edition is frozen: another digest under the same amendment number is refused, but for the demo, where it becomes the next.
 */
export async function loadEditions(db: Kysely<DB>, programmes: string, mode: 'demo' | 'serve'): Promise<Edition[]> {
  const stored = await readBundles(db);
  const disk = editionsOnDisk(programmes);
  for (const edition of disk) await register(db, edition, stored, mode);
  const older = stored.filter((bundle) => !disk.some((edition) => edition.digest === bundle.digest)).map((bundle) => loadBundle(bundle.bundle));
  return [...older, ...disk];
}

async function register(db: Kysely<DB>, edition: Edition, stored: readonly StoredBundle[], mode: 'demo' | 'serve'): Promise<void> {
  const { programme, id } = edition.file;
  if (stored.some((bundle) => bundle.digest === edition.digest)) return;
  const published = stored.filter((bundle) => bundle.programme === programme && bundle.edition === id);
  const amendment = edition.file.amendment ?? 0;
  const clash = published.some((bundle) => bundle.amendment === amendment);
  if (clash && mode === 'serve') {
    throw new Error(`The published edition ${programme}/${id} was changed on disk (amendment ${amendment}). Undo the change, or publish it as a numbered amendment.`);
  }
  const number = clash ? Math.max(...published.map((bundle) => bundle.amendment)) + 1 : amendment;
  await insertBundle(db, { digest: edition.digest, programme, edition: id, amendment: number, bundle: bundleOf(edition) }, new Date());
}
