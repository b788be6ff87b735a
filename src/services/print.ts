import type { Edition } from '#src/definition/edition-bundle.ts';
import type { LetterDocument } from '#src/documents/letter.ts';
import type { PrintRequest, Printed } from '#src/documents/print.ts';
import type { Scans } from '#src/documents/sealed-volume.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { GlyphRuns } from '#src/domain/form/glyphs.ts';

/** What every page of a print bears. */
export interface Stamp {
  readonly draft: boolean;
  /** Whole dossier digest D, '' for a draft. */
  readonly digest: string;
  readonly leaves: Readonly<Record<string, string>>;
  readonly revision: number;
  /** Application id or package name in the QR. */
  readonly application: string;
  readonly date: Date;
}
export interface PrintJob {
  readonly edition: Edition;
  readonly data: ApplicationData;
  readonly stamp: Stamp;
  readonly openFile: (sha256: string) => Promise<Uint8Array>;
}
export interface PrintedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
  readonly note?: string;
  /** First and last printed page of what a volume holds, by anchor. */
  readonly places?: Readonly<Record<string, readonly [number, number]>>;
}
/** A letter as it is edited and as it is printed. */
export interface PrintedLetter {
  readonly docx: PrintedFile;
  readonly pdf: PrintedFile;
}
export interface ReceiptRequest {
  readonly edition: Edition;
  readonly applicant: string;
  readonly classTitle: { readonly zh: string; readonly en: string };
  readonly receipt: {
    readonly number: string;
    readonly revision: number;
    readonly digest: string;
    readonly submittedAt: Date;
    readonly withdrawnAt: Date | null;
    readonly body: unknown;
  };
}
export interface Glyphs {
  readonly digest: string;
  readonly runs: GlyphRuns;
}
export type Progress = (done: number, of: number, what: { zh: string; en: string }) => void;

/** Everything that can be printed of one application, and blank forms of an edition. */
export interface Print {
  /** Names this class can print: `form.pdf`, `form.docx`, `volume-a.pdf`, `volume-b.pdf`, `cover.pdf`, … */
  names(edition: Edition, className: string): readonly string[];
  one(name: string, job: PrintJob): Promise<PrintedFile>;
  all(job: PrintJob, progress?: Progress): Promise<readonly PrintedFile[]>;
  /** A volume by its sealed name (`volume-a-sealed.pdf`), with scans in the place of their leaves; never part of a package. */
  sealed(name: string, job: PrintJob, scans: Scans): Promise<PrintedFile>;
  /** A single sealed leaf, to be printed, signed and scanned. */
  leaf(leaf: string, job: PrintJob): Promise<PrintedFile>;
  /** Printed page on which each sheet, report and piece of evidence of a volume begins, by anchor. */
  places(volume: string, job: PrintJob): Promise<Readonly<Record<string, number>>>;
  /** Pages of one sheet as SVG: the same compile as the PDF. */
  sheetSvg(sheet: string, job: PrintJob): Promise<readonly string[]>;
  blank(edition: Edition, className: string, format: 'pdf' | 'docx'): Promise<PrintedFile>;
  /** Label of the disc or stick that a package of so many bytes goes on (M13). */
  label(job: PrintJob, bytes: number): Promise<PrintedFile>;
  receipt(request: ReceiptRequest): Promise<PrintedFile>;
  /** A letter of an office, both ways from the one tree: to be edited and to be printed. */
  letter(letter: LetterDocument): Promise<PrintedLetter>;
  /** Any other document, as Typst sets it: the examples' reports and sample evidence. */
  render(request: PrintRequest): Promise<Printed>;
  /** Characters of a text that the print fonts lack. */
  readonly lacks: (text: string) => readonly string[];
  /** The same PDF or picture bearing the viewer's words (X12); null where it cannot. */
  readonly mark: (bytes: Uint8Array, type: string, words: string) => Promise<Uint8Array | null>;
  /** The same for who checks elsewhere: which characters the fonts have, and a digest of it. */
  glyphs(): Glyphs;
  close(): Promise<void>;
}
