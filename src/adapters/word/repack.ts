import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBuffer, type Entry, type ZipFile as Archive } from 'yauzl';
import { ZipFile } from 'yazl';

/** Changes a part of the package before it is packed again. */
export type Edit = (path: string, content: Buffer) => Buffer;

/** Packs an Office file anew so that its bytes depend on its content and one date alone: parts by name, that date on each. */
export async function repack(file: Uint8Array, date: Date, edit: Edit): Promise<Uint8Array> {
  const parts = await readParts(Buffer.from(file));
  const zip = new ZipFile();
  const stamp = new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
  for (const path of [...parts.keys()].toSorted(byPlace)) {
    zip.addBuffer(edit(path, parts.get(path) ?? Buffer.alloc(0)), path, {
      mtime: stamp,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

/** The list of types comes first, as readers that guess by the first part expect. */
const byPlace = (left: string, right: string): number =>
  Number(right === '[Content_Types].xml') - Number(left === '[Content_Types].xml') || (left < right ? -1 : 1);

async function readParts(file: Buffer): Promise<Map<string, Buffer>> {
  const archive = await open(file);
  const parts = new Map<string, Buffer>();
  for (const entry of await entriesOf(archive)) {
    // Folders are entries of their own in what some libraries write; the parts name theirs anyway.
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await buffer(await streamOf(archive, entry)));
  }
  archive.close();
  return parts;
}

function open(file: Buffer): Promise<Archive> {
  const { promise, resolve, reject } = Promise.withResolvers<Archive>();
  fromBuffer(file, { lazyEntries: true, autoClose: false }, (error, archive) =>
    error === null ? resolve(archive) : reject(error),
  );
  return promise;
}

function entriesOf(archive: Archive): Promise<readonly Entry[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Entry[]>();
  const entries: Entry[] = [];
  archive.on('error', reject);
  archive.on('end', () => resolve(entries));
  archive.on('entry', (entry: Entry) => {
    entries.push(entry);
    archive.readEntry();
  });
  archive.readEntry();
  return promise;
}

function streamOf(archive: Archive, entry: Entry): Promise<Readable> {
  const { promise, resolve, reject } = Promise.withResolvers<Readable>();
  archive.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  return promise;
}
