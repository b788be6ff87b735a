import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly path: string;
  readonly size: number;
  readonly open: () => Promise<Uint8Array>;
}

/** A stored (uncompressed) archive whose bytes depend on nothing but its entries, their order and one date. */
export function writeZip(entries: readonly ZipEntry[], date: Date): Readable {
  const zip = new ZipFile();
  // DOS time is written from local fields: local fields of this date are the UTC ones of the given date, wherever it runs.
  const stamp = new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
  for (const { path, size, open } of entries) {
    zip.addReadStreamLazy(
      path,
      { mtime: stamp, mode: 0o100644, compress: false, size, forceDosTimestamp: true },
      (done) => {
        open().then(
          (bytes) => done(null, Readable.from([bytes])),
          (error: unknown) => done(error, Readable.from([])),
        );
      },
    );
  }
  zip.end();
  return Readable.from(zip.outputStream as AsyncIterable<Uint8Array>);
}
