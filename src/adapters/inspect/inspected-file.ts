import type { EditionFile } from '#src/definition/edition.ts';

export interface FileFacts {
  readonly pages?: number;
  readonly width?: number;
  readonly height?: number;
}
/** A usable file: its MIME type by content; pages of a PDF, pixels of a picture as it is seen. */
export interface InspectedFile {
  readonly type: string;
  readonly facts: FileFacts;
}
export type FileLimits = EditionFile['limits'];
