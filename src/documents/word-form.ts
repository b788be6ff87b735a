import type { DocSheet } from './document.ts';

/** A form as it is written to Word: the same sheets as in print. */
export interface WordForm {
  readonly title: string;
  /** ISO 8601; written into the file. */
  readonly date: string;
  readonly sheets: readonly DocSheet[];
  /** PNG or JPEG by the name the sheets use. */
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  /** Words of the running footer. */
  readonly running: string;
  /** Words that say which version this is; '' for a blank form. */
  readonly version: string;
}
