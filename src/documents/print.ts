import type { DocBlock, DocSheet } from './document.ts';
import type { LetterDocument } from './letter.ts';

/** What every printed page bears (M8, X10): footer, QR and, while a draft, the watermark. */
export interface PageMark {
  readonly draft: boolean;
  /** Id of the application, in the QR. */
  readonly application: string;
  readonly revision: number;
  /** `form`, `a`, `b`, or the id of a loose sheet. */
  readonly volume: string;
  /** Digest of the dossier in full; '' for a draft. */
  readonly digest: string;
  /** Words of the running footer, as the edition's title. */
  readonly running: string;
  /** Words that say which version this is. */
  readonly version: string;
}

/** A sheet with the digest of its own leaf (16 hex digits or ''). */
export interface PrintSheet extends DocSheet {
  readonly leafDigest: string;
}

export interface ContentsEntry {
  readonly title: string;
  /** 1 a part, 2 a sheet or chapter, 3 a clause. */
  readonly level: number;
  /** Printed page number. */
  readonly page: number;
}

/** A clause of a written report, for the demo's supplied reports. */
export interface ReportSection {
  readonly title: string;
  readonly level: number;
  readonly anchor: string;
  readonly blocks: readonly ReportBlock[];
}
export type ReportBlock =
  | { readonly k: 'h'; readonly text: string }
  | { readonly k: 'p'; readonly text: string }
  | { readonly k: 'list'; readonly items: readonly string[] }
  | {
      readonly k: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A drawing as SVG; `alt` for readers that do not see it. */
  | {
      readonly k: 'drawing';
      readonly caption: string;
      readonly alt: string;
      readonly svg: string;
      readonly widthMm: number;
    };

/** Back, spine and front in one; `spine` holds its three groups of words from top to foot. */
export interface CoverSpread {
  readonly spineMm: number;
  readonly titles: readonly string[];
  readonly lines: readonly (readonly [string, string])[];
  readonly spine: readonly [string, string, string];
  readonly foot: string;
}

/** One certificate: words in their places, in millimetres from the upper left, sizes in points; and its QR code. */
export interface CertificateSheet {
  readonly texts: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly size: number;
    readonly align: 'left' | 'center' | 'right';
    readonly text: string;
  }[];
  readonly code: { readonly x: number; readonly y: number; readonly width: number; readonly says: string } | null;
}

export type PrintBody =
  /** Sheets of a form, each from a new page; leaves on right-hand pages with an empty back. */
  | { readonly kind: 'sheets'; readonly sheets: readonly PrintSheet[] }
  /** Title leaf and contents of a volume; `note` stands under its titles, '' for none. */
  | {
      readonly kind: 'front';
      readonly titles: readonly string[];
      readonly note: string;
      readonly lines: readonly (readonly [string, string])[];
      readonly contents: readonly ContentsEntry[];
    }
  /** Empty pages that bear only footers: laid under pages of supplied PDFs. `notes` are words above the footer of a page. */
  | { readonly kind: 'overlay'; readonly pages: number; readonly notes: readonly string[] }
  /** Print shop's spreads, one page for each volume. */
  | { readonly kind: 'cover'; readonly covers: readonly CoverSpread[] }
  /** Running text: instructions, dividers, labels. `size` in millimetres for a page other than A4; `watermark` lies under each page. */
  | {
      readonly kind: 'text';
      readonly blocks: readonly DocBlock[];
      readonly size?: { readonly width: number; readonly height: number; readonly margin: number };
      readonly watermark?: string;
    }
  /** Certificates on paper of their own size, one a page; a sample has a frame and 样张 across. */
  | {
      readonly kind: 'certificates';
      readonly width: number;
      readonly height: number;
      readonly sample: boolean;
      readonly sheets: readonly CertificateSheet[];
    }
  /** A letter of an office in the layout of GB/T 9704, or a table on its side. */
  | { readonly kind: 'letter'; readonly letter: LetterDocument }
  | {
      readonly kind: 'report';
      readonly titles: readonly string[];
      readonly applicant: string;
      readonly contents: boolean;
      readonly sections: readonly ReportSection[];
    };

/** One compile. The same request gives the same bytes. */
export interface PrintRequest {
  readonly title: string;
  readonly author: string;
  /** Time written into the file, ISO 8601: that of the dossier, never now. */
  readonly date: string;
  /** `a-2a` fails rather than write a file that is not one. */
  readonly standard: 'a-2a' | 'plain';
  readonly mark: PageMark | null;
  /** Printed number of the first page. */
  readonly firstPage: number;
  /** Numbers of the pages; `roman` for a volume's front matter. */
  readonly folio: 'arabic' | 'roman';
  readonly body: PrintBody;
  /** Page of anchors that lie outside this document. */
  readonly anchors: Readonly<Record<string, number>>;
  /** Pictures by the name used in the document; PNG or JPEG. */
  readonly pictures: Readonly<Record<string, Uint8Array>>;
}

export interface Measured {
  readonly pages: number;
  /** Printed page number of each anchor in the document. */
  readonly anchors: Readonly<Record<string, number>>;
}

export interface Printed extends Measured {
  readonly pdf: Uint8Array;
}

/** Sets documents; adapters/typst has the one that does. */
export interface Renderer {
  print(request: PrintRequest): Promise<Printed>;
  pdf(request: PrintRequest): Promise<Uint8Array>;
  /** Pages and anchors alone: no QR is drawn and no file written. */
  measure(request: PrintRequest): Promise<Measured>;
  /** One SVG for each page. */
  svg(request: PrintRequest): Promise<string[]>;
  close(): Promise<void>;
}
