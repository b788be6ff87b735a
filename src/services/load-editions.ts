import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoFile } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { bundleOf, loadBundle, loadEdition, loadWithDemo } from '#src/definition/loader.ts';
import { beyondWording } from '#src/definition/wording.ts';
import type { Kysely } from 'kysely';
import { insertBundle, readBundles, type StoredBundle } from '#src/store/editions.ts';
import type { DB } from '#src/store/schema.ts';

/** Every edition folder below `programmes/`, loaded and cross-checked; throws with all problems of the first bad one. */
export function editionsOnDisk(programmes: string): Edition[] {
  return editionFolders(programmes).map((folder) => loadEdition(folder));
}

/** The latest edition with the people of its demo; null where there is no edition or it has no demo. */
export function demoOnDisk(programmes: string): { readonly edition: Edition; readonly demo: DemoFile } | null {
  const folder = editionFolders(programmes).at(-1);
  if (folder === undefined) return null;
  const { edition, demo } = loadWithDemo(folder);
  return demo === null ? null : { edition, demo };
}

function editionFolders(programmes: string): string[] {
  const folders = readdirSync(programmes, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((programme) =>
      readdirSync(join(programmes, programme.name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(programmes, programme.name, entry.name)),
    );
  return folders.filter((folder) => existsSync(join(folder, 'edition.json'))).toSorted();
}

/** Every edition the database keeps, as it was published; for whoever only looks. */
export async function storedEditions(db: Kysely<DB>): Promise<Edition[]> {
  return (await readBundles(db)).map(reloaded);
}

/**
 * Registers what is on disk and gives every edition anything may be bound to, the current ones last.
 * A published edition is frozen: another digest under the same amendment number is refused, but for the demo, where it
 * becomes the next. An amendment of more than wording is refused as well: drafts could not follow it.
 */
export async function loadEditions(db: Kysely<DB>, programmes: string, mode: 'demo' | 'serve'): Promise<Edition[]> {
  const stored = await readBundles(db);
  const older = stored.map(reloaded);
  const disk = editionsOnDisk(programmes).toSorted((a, b) => amendmentOf(a) - amendmentOf(b));
  for (const edition of disk) await register(db, edition, { stored, older, mode });
  return [...older.filter((edition) => !disk.some((one) => one.digest === edition.digest)), ...disk];
}

const amendmentOf = (edition: Edition): number => edition.file.amendment ?? 0;

/** A stored bundle as an edition; one that no longer gives its digest was changed in the database. */
function reloaded({ digest, bundle }: StoredBundle): Edition {
  const edition = loadBundle(bundle);
  if (edition.digest !== digest)
    throw new Error(
      `The edition kept in the database under ${digest} has the digest ${edition.digest}: it was changed there.`,
    );
  return edition;
}

interface Published {
  readonly stored: readonly StoredBundle[];
  readonly older: readonly Edition[];
  readonly mode: 'demo' | 'serve';
}

async function register(db: Kysely<DB>, edition: Edition, { stored, older, mode }: Published): Promise<void> {
  const { programme, id } = edition.file;
  if (stored.some((bundle) => bundle.digest === edition.digest)) return;
  const published = stored.filter((bundle) => bundle.programme === programme && bundle.edition === id);
  const clash = published.some((bundle) => bundle.amendment === amendmentOf(edition));
  if (mode === 'serve')
    refuseChange(
      edition,
      clash,
      older.findLast((one) => one.file.programme === programme && one.file.id === id) ?? null,
    );
  const number = clash ? Math.max(...published.map((bundle) => bundle.amendment)) + 1 : amendmentOf(edition);
  await insertBundle(
    db,
    { digest: edition.digest, programme, edition: id, amendment: number, bundle: bundleOf(edition) },
    new Date(),
  );
}

function refuseChange(edition: Edition, clash: boolean, before: Edition | null): void {
  const name = `${edition.file.programme}/${edition.file.id}`;
  if (clash)
    throw new Error(
      `The published edition ${name} was changed on disk (amendment ${amendmentOf(edition)}). Undo the change, or publish it as a numbered amendment.`,
    );
  const place = before === null ? null : beyondWording(before, edition);
  if (place !== null)
    throw new Error(
      `Amendment ${amendmentOf(edition)} of ${name} changes more than wording, first at ${place}: drafts could not follow it. Amend wording only.`,
    );
}
