import type { Readable } from 'node:stream';
import { writeZip, type ZipEntry } from '#src/adapters/zip-writer.ts';
import {
  applicationJson,
  manifestOf,
  packagePaths,
  sha256Of,
  type Manifest,
  type PackageEntry,
} from '#src/documents/package.ts';
import type { PrintedFile, PrintJob } from './print.ts';

export interface PlannedPackage {
  readonly manifest: Manifest;
  readonly entries: readonly ZipEntry[];
}

/** The electronic package (M8, M13): data, files, printed volumes and the manifest that vouches for them, in one fixed order. */
export function planPackage(job: PrintJob, printed: readonly PrintedFile[], salt: string): PlannedPackage {
  const { edition, data, stamp } = job;
  const definition = edition.classes[data.class];
  if (definition === undefined) throw new Error(`the edition has no class ${data.class}`);
  const json = Buffer.from(applicationJson(data, salt));
  const parts: { entry: PackageEntry; open: () => Promise<Uint8Array> }[] = [
    {
      entry: { path: 'application.json', size: json.length, sha256: sha256Of(json), source: 'data' },
      open: async () => json,
    },
    ...printed.map((file) => ({
      entry: {
        path: `printed/${file.name}`,
        size: file.bytes.length,
        sha256: sha256Of(file.bytes),
        source: 'printed' as const,
      },
      open: async () => file.bytes,
    })),
    ...[...packagePaths(definition, data)].map(([sha256, path]) => ({
      entry: { path, size: data.files[sha256]?.size ?? 0, sha256, source: 'file' as const },
      open: () => job.openFile(sha256),
    })),
  ];
  const manifest = manifestOf(
    edition.file,
    data,
    {
      editionDigest: edition.digest,
      application: stamp.application,
      revision: stamp.revision,
      digest: stamp.digest,
      draft: stamp.draft,
      date: stamp.date,
    },
    parts.map((part) => part.entry),
  );
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const entries = parts.map(({ entry, open }) => ({ path: entry.path, size: entry.size, open }));
  return { manifest, entries: [{ path: 'manifest.json', size: bytes.length, open: async () => bytes }, ...entries] };
}

/** The package as a stream of bytes. */
export function packageStream(job: PrintJob, printed: readonly PrintedFile[], salt: string): Readable {
  return writeZip(planPackage(job, printed, salt).entries, job.stamp.date);
}
