import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { applicationJson, packagePaths, sha256Of, type PackageEntry } from '#src/documents/package.ts';
import type { Example } from './build-example.ts';

/** Writes an example as a package that was never printed: application.json, files/ and a manifest that lists them. Gives the manifest's entries. */
export async function writeExample(
  edition: Edition,
  { data, salt, open }: Example,
  folder: string,
): Promise<readonly PackageEntry[]> {
  const definition = edition.classes[data.class];
  if (definition === undefined) throw new RangeError(`the edition has no class '${data.class}'`);
  const entries: PackageEntry[] = [];
  const put = async (path: string, bytes: Uint8Array, source: PackageEntry['source']): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
    entries.push({ path, size: bytes.byteLength, sha256: sha256Of(bytes), source });
  };
  await put('application.json', Buffer.from(applicationJson(data, salt)), 'data');
  for (const [sha256, path] of packagePaths(definition, data)) await put(path, await open(sha256), 'file');
  const totalBytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  await writeFile(
    join(folder, 'manifest.json'),
    `${JSON.stringify({ format: 1, edition: data.edition, class: data.class, entries, totalBytes }, null, 1)}\n`,
  );
  return entries;
}
