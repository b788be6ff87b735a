import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Text } from '#src/definition/text.ts';

/** `entries` in all, `bytes` of all entries unpacked, `ratio` of unpacked to packed. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly bytes: number;
  readonly ratio: number;
}
export interface ArchiveEntry {
  readonly path: string;
  /** Bytes unpacked, as declared; reading stops with an error where the data disagree. */
  readonly size: number;
  stream(): Promise<Readable>;
  bytes(): Promise<Uint8Array>;
}
export interface Archive {
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  close(): void;
}
export interface ArchiveProblem {
  readonly problem:
    | 'no-archive'
    | 'too-many'
    | 'too-large'
    | 'ratio'
    | 'overlap'
    | 'unsafe-path'
    | 'link'
    | 'duplicate'
    | 'encrypted'
    | 'method';
  readonly reason: Text;
}

/** Below this many bytes unpacked a ratio says nothing: small texts of one letter pack very well. */
const ratioFrom = 1_048_576;

/**
 * Opens an archive (path or bytes) by its directory alone: nothing is unpacked until an entry is read. Refuses too many
 * entries, bombs, overlapping data, absolute paths and `..`, links, names that meet on some file system, encryption.
 */
export async function openArchive(
  source: string | Uint8Array,
  limits: ArchiveLimits,
): Promise<Archive | ArchiveProblem> {
  const zip = await openZip(source);
  if (zip === null) return noArchive;
  const entries = new Map<string, ArchiveEntry>();
  try {
    const problem = await readDirectory(zip, limits, entries);
    if (problem === null) return { entries, close: () => zip.close() };
    zip.close();
    return problem;
  } catch (error) {
    zip.close();
    return directoryProblem(error);
  }
}

export function isArchiveProblem(value: Archive | ArchiveProblem): value is ArchiveProblem {
  return 'problem' in value;
}

const noArchive: ArchiveProblem = {
  problem: 'no-archive',
  reason: { zh: '不是完整的ZIP文件，或其目录已损坏。', en: 'It is not a whole ZIP file, or its directory is damaged.' },
};

async function openZip(source: string | Uint8Array): Promise<ZipFile | null> {
  const options = { autoClose: false, lazyEntries: true };
  if (typeof source === 'string') return await openPromise(source, options).catch(() => null);
  return await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options).catch(
    () => null,
  );
}

/** Reads the directory entry by entry, so that a long one is left at the limit. */
async function readDirectory(
  zip: ZipFile,
  limits: ArchiveLimits,
  into: Map<string, ArchiveEntry>,
): Promise<ArchiveProblem | null> {
  const seen = new Set<string>();
  const sum = { packed: 0, unpacked: 0 };
  if (zip.entryCount > limits.entries) return tooMany(limits);
  for await (const entry of zip.eachEntry()) {
    sum.packed += entry.compressedSize;
    sum.unpacked += entry.uncompressedSize;
    const problem = entryProblem(entry, seen) ?? sizeProblem(entry, sum, limits, zip.fileSize);
    if (problem !== null) return problem;
    if (seen.size > limits.entries) return tooMany(limits);
    if (!entry.fileName.endsWith('/')) into.set(entry.fileName, archiveEntry(zip, entry));
  }
  return null;
}

function archiveEntry(zip: ZipFile, entry: Entry): ArchiveEntry {
  const stream = (): Promise<Readable> => zip.openReadStreamPromise(entry);
  return {
    path: entry.fileName,
    size: entry.uncompressedSize,
    stream,
    bytes: async () => new Uint8Array(await buffer(await stream())),
  };
}

function entryProblem(entry: Entry, seen: Set<string>): ArchiveProblem | null {
  const path = entry.fileName;
  if (isUnsafe(path)) return unsafePath(path);
  // Upper four bits of the Unix mode: 0xa is a symbolic link.
  if (entry.externalFileAttributes >>> 28 === 0xa)
    return {
      problem: 'link',
      reason: { zh: `压缩包中的“${path}”是链接。`, en: `“${path}” in the archive is a link.` },
    };
  if (entry.isEncrypted())
    return {
      problem: 'encrypted',
      reason: { zh: `压缩包中的“${path}”加了密码。`, en: `“${path}” in the archive has a password.` },
    };
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return {
      problem: 'method',
      reason: {
        zh: `压缩包中的“${path}”用了不支持的压缩方式。`,
        en: `“${path}” in the archive is packed in a way that is not read here.`,
      },
    };
  const same = path.normalize('NFC').toLowerCase().replace(/\/$/u, '');
  if (seen.has(same))
    return {
      problem: 'duplicate',
      reason: { zh: `压缩包中有两个“${path}”。`, en: `There are two “${path}” in the archive.` },
    };
  seen.add(same);
  return null;
}

/** Paths that would lead out of the folder, on any system. */
export function isUnsafe(path: string): boolean {
  return path === '' || /^[/\\]|^[A-Za-z]:|\p{Cc}/u.test(path) || path.split(/[/\\]/u).includes('..');
}

const unsafePath = (path: string): ArchiveProblem => ({
  problem: 'unsafe-path',
  reason: {
    zh: `压缩包中的路径“${path.slice(0, 80)}”指向包外。`,
    en: `The path “${path.slice(0, 80)}” in the archive leads out of it.`,
  },
});

const tooMany = ({ entries }: ArchiveLimits): ArchiveProblem => ({
  problem: 'too-many',
  reason: { zh: `压缩包中的文件超过${entries}个。`, en: `The archive holds more than ${entries} files.` },
});

function sizeProblem(
  entry: Entry,
  sum: { readonly packed: number; readonly unpacked: number },
  limits: ArchiveLimits,
  fileSize: number,
): ArchiveProblem | null {
  if (sum.unpacked > limits.bytes) {
    return {
      problem: 'too-large',
      reason: {
        zh: `解压后超过${limits.bytes}字节的上限。`,
        en: `Unpacked it exceeds the limit of ${limits.bytes} bytes.`,
      },
    };
  }
  if (sum.packed > fileSize)
    return { problem: 'overlap', reason: { zh: '压缩包中的文件互相重叠。', en: 'Files in the archive overlap.' } };
  if (
    isBomb(entry.uncompressedSize, entry.compressedSize, limits.ratio) ||
    isBomb(sum.unpacked, sum.packed, limits.ratio)
  ) {
    return {
      problem: 'ratio',
      reason: { zh: `压缩比超过${limits.ratio}倍。`, en: `It unpacks to more than ${limits.ratio} times its size.` },
    };
  }
  return null;
}

const isBomb = (unpacked: number, packed: number, ratio: number): boolean =>
  unpacked > ratioFrom && unpacked > packed * ratio;

/** The reader's own refusals: a path it will not take, or a directory that cannot be read. */
function directoryProblem(error: unknown): ArchiveProblem {
  const message = error instanceof Error ? error.message : String(error);
  const path = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/su.exec(message)?.[1];
  return path === undefined ? noArchive : unsafePath(path);
}
