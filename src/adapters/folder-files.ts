import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from './atomic-write.ts';
import type { Files, StoredFile } from './files.ts';

const leftoverAge = 24 * 60 * 60 * 1000;

/**
 * Files in a folder: `<folder>/<application>/<two hex digits>/<sha256>`. What is being received lies in
 * `<folder>/.incoming` until it is whole and on the disk.
 */
export async function createFolderFiles(folder: string): Promise<Files> {
  const incoming = join(folder, '.incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await clearLeftovers(incoming);
  const path = (applicationId: string, sha256: string): string =>
    join(folderOf(folder, applicationId), shelf(sha256), sha256);
  return {
    put: (applicationId, source) => put(incoming, (sha256) => path(applicationId, sha256), source),
    open: async (applicationId, sha256) => {
      const at = path(applicationId, sha256);
      const found = await stat(at).catch(absent);
      if (found === null) return null;
      const stream = createReadStream(at);
      await once(stream, 'open');
      return { size: found.size, stream };
    },
    read: (applicationId, sha256) => readFile(path(applicationId, sha256)).catch(absent),
    remove: (applicationId, sha256) => rm(path(applicationId, sha256), { force: true }),
    list: (applicationId) => list(folderOf(folder, applicationId)),
  };
}

async function put(
  incoming: string,
  path: (sha256: string) => string,
  source: Readable | Uint8Array,
): Promise<StoredFile> {
  path('0'.repeat(64)); // refuses a wrong application before anything is written
  const unfinished = join(incoming, randomBytes(12).toString('hex'));
  try {
    const stored = await receive(unfinished, source);
    const target = path(stored.sha256);
    await makeFolder(dirname(target));
    await rename(unfinished, target);
    await syncFolder(dirname(target));
    return stored;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function receive(path: string, source: Readable | Uint8Array): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      size += chunk.length;
      pass(null, chunk);
    },
  });
  const readable = source instanceof Uint8Array ? Readable.from([Buffer.from(source)], { objectMode: false }) : source;
  await pipeline(readable, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return { sha256: hash.digest('hex'), size };
}

/** Removes what killed processes left half received; another process may be receiving right now, so only old ones. */
async function clearLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const found = await stat(join(incoming, name)).catch(absent);
    if (found && Date.now() - found.mtimeMs > leftoverAge) await rm(join(incoming, name), { force: true });
  }
}

/** Makes a folder and puts its name, and those of new folders above it, on the disk. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let at = folder; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at));
}

async function list(folder: string): Promise<string[]> {
  const shelves = (await readdir(folder).catch(absent)) ?? [];
  const names = await Promise.all(shelves.map((name) => readdir(join(folder, name))));
  return names.flat().toSorted();
}

function folderOf(folder: string, applicationId: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(applicationId)) throw new Error('Not the id of an application.');
  return join(folder, applicationId);
}

function shelf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 in hex digits.');
  return sha256.slice(0, 2);
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
