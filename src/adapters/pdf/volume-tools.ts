import type { VolumeTools } from '#src/documents/volume-writer.ts';
import { printablePicture } from './printable-picture.ts';

/** Merging and stamping of PDFs by pdf-lib, in this process. The library is loaded with the first volume: a form needs none of it. */
export const volumeTools: VolumeTools = {
  openVolume: async () => await (await import('./volume-writer.ts')).openVolume(),
  countPages: async (pdf) => await (await import('./volume-writer.ts')).countPages(pdf),
  printablePicture,
};
