import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { createInterface } from 'node:readline';

/** A folder that an export was written into, as it is read back. */
export interface ExportReader {
  /** A whole file, small ones only; null where there is none. */
  readonly bytes: (path: string) => Promise<Buffer | null>;
  /** Size and SHA-256 of a file; null where there is none. */
  readonly digest: (path: string) => Promise<{ readonly size: number; readonly sha256: string } | null>;
  /** The lines of a text, without their ends; none where there is no such file. */
  readonly lines: (path: string) => AsyncIterable<string>;
  /** Every file there is, with `/` between folders. */
  readonly list: () => Promise<readonly string[]>;
}

/** Reads a folder; a path that leads out of it is of no file. */
export function openExport(folder: string): ExportReader {
  const at = (path: string): string | null =>
    path.startsWith('/') || path.includes('\\') || path.includes('\0') || path.split('/').includes('..')
      ? null
      : join(folder, path);
  return {
    bytes: async (path) => await whereItIs(at(path), async (file) => await readFile(file)),
    digest: async (path) => await whereItIs(at(path), digestOf),
    lines: (path) => linesOf(at(path)),
    list: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => !entry.isDirectory())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll(sep, '/'),
        )
        .toSorted(),
  };
}

const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

async function whereItIs<T>(path: string | null, read: (path: string) => Promise<T>): Promise<T | null> {
  if (path === null) return null;
  try {
    return await read(path);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function digestOf(path: string): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}

async function* linesOf(path: string | null): AsyncGenerator<string> {
  if (path === null) return;
  const input = createReadStream(path, 'utf8');
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (!isAbsent(error)) throw error;
  } finally {
    input.destroy();
  }
}
