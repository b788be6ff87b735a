import type { LetterLayout } from '#src/definition/letter.ts';

/** A letter before any file format: the Word file and the PDF are made from this one tree. Sizes in points, widths of cells in parts. */

export type ParaLook = 'body' | 'first' | 'second' | 'flush' | 'small' | 'sign' | 'center';
type Side = 'left' | 'center' | 'right';

export interface LetterCell {
  readonly text: string;
  readonly role: 'head' | 'label' | 'value';
  readonly span: number;
  readonly align: Side;
  /** Millimetres. */
  readonly height?: number;
  /** Stands at the foot of the cell: a place to sign. */
  readonly foot?: string;
}

/** A line of 附件说明; `mark` is its number where there are several. */
export interface AnnexItem {
  readonly mark: string;
  readonly text: string;
}

/** 发文机关标志: size in points, and how wide its characters are set, in percent: a long name is set narrow. */
export interface Mast {
  readonly words: string;
  readonly size: number;
  readonly stretch: number;
}

export type LetterPart =
  | { readonly p: 'title'; readonly lines: readonly string[] }
  /**
   * 发文字号; `open`: not given yet, its serial is left free. `place`: at the right under the red line of a 函, over the red
   * line of a document (with `signer`, 签发人, where that goes upward), or in the middle under the title.
   */
  | {
      readonly p: 'number';
      readonly text: string;
      readonly open: boolean;
      readonly place: 'right' | 'head' | 'title';
      readonly signer: string | null;
    }
  | { readonly p: 'addressee'; readonly text: string }
  | { readonly p: 'para'; readonly text: string; readonly look: ParaLook }
  /** 附件说明 under the text. */
  | { readonly p: 'annexList'; readonly items: readonly AnnexItem[] }
  /** 落款 and 成文日期, each so many em from the right edge that the seal stands on both. */
  | {
      readonly p: 'signature';
      readonly issuer: string;
      readonly date: string;
      readonly issuerIndent: number;
      readonly dateIndent: number;
    }
  | { readonly p: 'note'; readonly text: string }
  /** 版记, at the foot of the last page: 抄送, and of a document who had it printed and when, between lines. */
  | {
      readonly p: 'imprint';
      readonly copies: string | null;
      readonly printed: { readonly issuer: string; readonly date: string } | null;
    }
  /** 附件1, at the head of an annex. */
  | { readonly p: 'mark'; readonly text: string }
  | { readonly p: 'caption'; readonly text: string }
  /** `head` rows repeat on each page. */
  | {
      readonly p: 'table';
      readonly columns: readonly number[];
      readonly head: number;
      readonly size: number;
      readonly rows: readonly (readonly LetterCell[])[];
    };

/** Begins on a page of its own. */
export interface LetterSection {
  readonly parts: readonly LetterPart[];
}

export interface LetterDocument {
  readonly id: string;
  /** Title of the file, on one line. */
  readonly title: string;
  readonly author: string;
  /** Day written into the files, ISO. */
  readonly date: string;
  readonly layout: LetterLayout;
  /** Name of the office over a 函 or a document; null for all else. */
  readonly head: Mast | null;
  /** Size of the text; 16 (三号) in what is sent. */
  readonly size: number;
  /** Kept on one page, smaller if need be. */
  readonly fit: boolean;
  readonly page: LetterPage;
  readonly sections: readonly LetterSection[];
}

/** A4 with its margins in millimetres; mirrored, so that the inner edge is bound. */
export interface LetterPage {
  readonly landscape: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly inside: number;
  readonly outside: number;
}

/** GB/T 9704: 156 × 225 mm, 22 lines of 28 characters of 三号. */
export const officialPage: LetterPage = { landscape: false, top: 37, bottom: 35, inside: 28, outside: 26 };
/** An internal page that must hold a whole case. */
export const densePage: LetterPage = { landscape: false, top: 24, bottom: 20, inside: 24, outside: 20 };
/** A table on its side. */
export const tablePage: LetterPage = { landscape: true, top: 18, bottom: 17, inside: 15, outside: 15 };

/** Width of the text in millimetres. */
export const textWidthOf = ({ landscape, inside, outside }: LetterPage): number =>
  (landscape ? 297 : 210) - inside - outside;
/** From one line to the next, in points. */
export const linePitch = (size: number): number => (size === 16 ? 28.95 : size * 1.75);
