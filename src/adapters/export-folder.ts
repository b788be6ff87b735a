import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What was written: how many files, their bytes, and the SHA-256 of the manifest that lists them. */
export interface WrittenExport {
  readonly manifest: string;
  readonly files: number;
  readonly size: number;
}
export interface LineFile {
  readonly write: (line: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A folder that is filled file by file; nothing of a file or of the list of files is held in memory. */
export interface ExportFolder {
  readonly add: (path: string, source: Readable | Uint8Array | string) => Promise<void>;
  /** A file that grows line by line while others are written. */
  readonly lines: (path: string) => Promise<LineFile>;
  /** Ends the manifest: until then it is named `manifest.json.part`, so that an export that broke off is seen. */
  readonly finish: (tail: object) => Promise<WrittenExport>;
}

/** Whether nothing lies there: a folder that is empty or not there yet. */
export async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

/** Begins an export; `head` stands at the beginning of its manifest. */
export async function createExportFolder(folder: string, head: object): Promise<ExportFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const manifest = await openLines(join(folder, 'manifest.json.part'));
  await manifest.write(`${JSON.stringify(head, null, 1).slice(0, -2)},\n "files": [`);
  const total = { files: 0, size: 0 };
  const list = async (path: string, { size, sha256 }: Counted): Promise<void> => {
    await manifest.write(`${total.files === 0 ? '' : ','}\n  ${JSON.stringify({ path, size, sha256 })}`);
    total.files += 1;
    total.size += size;
  };
  const target = async (path: string): Promise<string> => {
    const at = join(folder, path);
    await mkdir(dirname(at), { recursive: true, mode: 0o700 });
    return at;
  };
  return {
    add: async (path, source) => await list(path, await writeFile(await target(path), source)),
    lines: async (path) => {
      const file = await openLines(await target(path));
      return { write: file.write, end: async () => await list(path, await file.end()) };
    },
    finish: async (tail) => {
      await manifest.write(`\n ],\n${JSON.stringify(tail, null, 1).slice(2)}\n`);
      const { sha256 } = await manifest.end();
      await rename(join(folder, 'manifest.json.part'), join(folder, 'manifest.json'));
      return { manifest: sha256, ...total };
    },
  };
}

interface Counted {
  readonly size: number;
  readonly sha256: string;
}

async function writeFile(path: string, source: Readable | Uint8Array | string): Promise<Counted> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      size += chunk.length;
      pass(null, chunk);
    },
  });
  const readable = source instanceof Readable ? source : Readable.from([Buffer.from(source)], { objectMode: false });
  await pipeline(readable, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return { size, sha256: hash.digest('hex') };
}

async function openLines(path: string): Promise<Pick<LineFile, 'write'> & { readonly end: () => Promise<Counted> }> {
  const hash = createHash('sha256');
  let size = 0;
  const stream: WriteStream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await once(stream, 'open');
  return {
    write: async (line) => {
      const bytes = Buffer.from(line);
      hash.update(bytes);
      size += bytes.length;
      if (!stream.write(bytes)) await once(stream, 'drain');
    },
    end: async () => {
      stream.end();
      await once(stream, 'close');
      return { size, sha256: hash.digest('hex') };
    },
  };
}
