/** Where a volume's pages are gathered; adapters/pdf has the one that writes PDF. Pages come in their order. */
export interface VolumeWriter {
  /** Pages that are printed as they are. */
  addSet(pdf: Uint8Array): Promise<void>;
  /** Pages of a supplied PDF, made smaller to leave room for the footers of `overlay`, which has as many pages. */
  addSupplied(pdf: Uint8Array, overlay: Uint8Array, firstPage: number): Promise<void>;
  /** A picture (PNG or JPEG) on a page of its own under the one page of `overlay`. */
  addPicture(picture: Uint8Array, overlay: Uint8Array, firstPage: number): Promise<void>;
  /** An empty page. */
  addEmpty(): void;
  /** Physical pages so far. */
  readonly pages: number;
  finish(details: VolumeDetails): Promise<Uint8Array>;
}

export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
  /** Physical page from 1. */ readonly sheet: number;
}

export interface VolumeDetails {
  readonly title: string;
  readonly author: string;
  /** ISO 8601; that of the dossier. */
  readonly date: string;
  readonly outline: readonly OutlineEntry[];
  /** Physical pages of the front matter, numbered in roman; the rest counts from 1. */
  readonly frontPages: number;
}

export interface VolumeTools {
  openVolume(): Promise<VolumeWriter>;
  /** Pages of a PDF; throws on one that is broken or encrypted. */
  countPages(pdf: Uint8Array): Promise<number>;
  /** A picture of any kind the upload accepts as upright PNG or JPEG. */
  printablePicture(picture: Uint8Array): Promise<Uint8Array>;
}
