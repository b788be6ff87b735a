import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive, ArchiveEntry, ArchiveLimits, ArchiveProblem } from './zip-reader.ts';

/** Reads a folder as an archive is read: the same limits, and no links, which could lead anywhere. Rejects where the system refuses. */
export async function openFolder(
  folder: string,
  limits: Omit<ArchiveLimits, 'ratio'>,
): Promise<Archive | ArchiveProblem> {
  const entries = new Map<string, ArchiveEntry>();
  const open: string[] = [''];
  let bytes = 0;
  for (let within = open.pop(); within !== undefined; within = open.pop()) {
    for (const name of (await readdir(join(folder, within))).toSorted()) {
      const path = within === '' ? name : `${within}/${name}`;
      const found = await lstat(join(folder, path));
      if (found.isSymbolicLink())
        return { problem: 'link', reason: { zh: `“${path}”是链接。`, en: `“${path}” is a link.` } };
      if (found.isDirectory()) open.push(path);
      else entries.set(path, folderEntry(folder, path, found.size));
      bytes += found.isDirectory() ? 0 : found.size;
      if (entries.size + open.length > limits.entries)
        return {
          problem: 'too-many',
          reason: { zh: `文件超过${limits.entries}个。`, en: `There are more than ${limits.entries} files.` },
        };
      if (bytes > limits.bytes)
        return {
          problem: 'too-large',
          reason: {
            zh: `合计超过${limits.bytes}字节的上限。`,
            en: `Together they exceed the limit of ${limits.bytes} bytes.`,
          },
        };
    }
  }
  return { entries, close: () => undefined };
}

function folderEntry(folder: string, path: string, size: number): ArchiveEntry {
  const at = join(folder, path);
  return {
    path,
    size,
    stream: async () => createReadStream(at),
    bytes: async () => new Uint8Array(await readFile(at)),
  };
}
