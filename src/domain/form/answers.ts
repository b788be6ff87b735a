/**
 * What the applicant typed, as it is kept: every scalar is the typed text, parsed or not.
 * A repeated sheet is a list of such objects, each with an `id`; rows are lists of objects with an `id`.
 */
export interface Row {
  readonly id: string;
  readonly group?: string;
  readonly [column: string]: string | undefined;
}
export type MatrixAnswer = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** A file kept with the form: `file` is the SHA-256 of its bytes. */
export interface FileAnswer {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly caption?: string;
}
export type Answer = string | readonly Row[] | MatrixAnswer | readonly FileAnswer[];

/** `$blank` maps an address inside the sheet to the reason why it is empty (M9, X9). */
export interface SheetAnswers {
  readonly id?: string;
  readonly $blank?: Readonly<Record<string, string>>;
  readonly [field: string]: Answer | Readonly<Record<string, string>> | undefined;
}

/** Answers of all sheets: an object, or a list of them where the sheet repeats. */
export type Answers = Readonly<Record<string, SheetAnswers | readonly SheetAnswers[]>>;

export interface EvidenceItem {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  readonly issuer: string;
  readonly number: string;
  readonly issued: string;
  readonly validUntil?: string;
  /** SHA-256 of its files, in order. */
  readonly files: readonly string[];
  /** Dotted fields (`economy.table.satisfaction`) and report clauses (`assessment:4.1.2`) it proves. */
  readonly proves: readonly string[];
}

/** A finished report (X4). `pages` maps a clause to its first page in the PDF, from 1. */
export interface SuppliedReport {
  readonly variant: 'supplied';
  readonly file: string;
  readonly pages: Readonly<Record<string, number>>;
  readonly confirmed: boolean;
  /** Declared by the applicant where the PDF has no text. */
  readonly declaredCharacters?: number;
  /** Counted from the PDF's text without repeated heads and folios; absent without text. */
  readonly countedCharacters?: number;
  readonly pageCount: number;
}
export type ReportContent = SuppliedReport;

export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly pages?: number;
  readonly width?: number;
  readonly height?: number;
  readonly characters?: number;
}

/** All that one application says: `application.json` of a package, and what a dossier freezes. */
export interface ApplicationData {
  readonly format: 1;
  readonly edition: string;
  readonly class: string;
  readonly answers: Answers;
  readonly evidence: readonly EvidenceItem[];
  readonly reports: Readonly<Record<string, ReportContent>>;
  readonly files: Readonly<Record<string, StoredFile>>;
}

/**
 * Address of one typed text. `path` joins field, row id or matrix row, column: `name`, `branches/k3/address`,
 * `table/assets/y1`; `instance` is the id of a repeated sheet, else ''. Blank reasons: `$blank/` before the path.
 */
export interface Address {
  readonly sheet: string;
  readonly instance: string;
  readonly path: string;
}
