import type { EditionFile } from '#src/definition/edition.ts';

/** Limits small enough to be met by files made in a test. */
export const limits: EditionFile['limits'] = {
  fileBytes: 4_000_000,
  applicationBytes: 40_000_000,
  picturePixels: 10_000_000,
  pdfPages: 40,
  textBytes: 10_000,
  rows: 100,
  unpackedBytes: 20_000_000,
  unpackRatio: 200,
  archiveEntries: 300,
};
