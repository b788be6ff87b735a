/** A document before any file format: what the PDF, the Word file and the preview are all made from. */

export type Tone = 'label' | 'value' | 'hint' | 'small' | 'strong' | 'reason';

export type Inline =
  | { readonly t: 'text'; readonly text: string; readonly tone: Tone; readonly fit?: true; readonly field?: string }
  /** A check box, drawn, never typed. */
  | { readonly t: 'box'; readonly checked: boolean; readonly field?: string }
  /** An empty line to write on; width in em. */
  | { readonly t: 'blank'; readonly width: number; readonly field?: string }
  /** A line that is filled: text on an underline. */
  | { readonly t: 'line'; readonly text: string; readonly width: number; readonly field?: string }
  /** A place to seal, sign or date: a light frame with words, never an imitation. */
  | { readonly t: 'seal'; readonly id: string; readonly label: string; readonly kind: 'seal' | 'signature' | 'date' }
  | {
      readonly t: 'picture';
      readonly file: string;
      readonly widthMm?: number;
      readonly heightMm?: number;
      readonly caption?: string;
    }
  /** "见第 N 页": the page where the anchor lies; `otherwise` where the anchor is not in this document. */
  | {
      readonly t: 'page';
      readonly anchor: string;
      readonly before: string;
      readonly after: string;
      readonly otherwise: string;
    }
  | { readonly t: 'break' };

/** `indent` in em of the first line; `space` in millimetres above. */
export interface Para {
  readonly inlines: readonly Inline[];
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: number;
  readonly space?: number;
}

export interface DocCell {
  readonly paras: readonly Para[];
  readonly span: number;
  readonly rows: number;
  readonly role: 'label' | 'value' | 'head' | 'band' | 'note';
  readonly align: 'left' | 'center' | 'right';
  /** Millimetres. */
  readonly minHeight?: number;
  /** Part (0 to 1) of the table's width, where it is known. */
  readonly share?: number;
}

export type DocBlock =
  | {
      readonly b: 'heading';
      readonly level: number;
      readonly text: string;
      readonly anchor?: string;
      readonly toc?: boolean;
    }
  | { readonly b: 'para'; readonly para: Para }
  /** Relative column widths; `head` rows repeat on each page; `join` leaves no gap to the table above. */
  | {
      readonly b: 'table';
      readonly columns: readonly number[];
      readonly head: number;
      readonly join: boolean;
      readonly rows: readonly (readonly DocCell[])[];
    }
  | { readonly b: 'boxed'; readonly paras: readonly Para[]; readonly join: boolean }
  | {
      readonly b: 'cover';
      readonly titles: readonly string[];
      readonly lines: readonly Para[];
      readonly foot: readonly string[];
    }
  | { readonly b: 'notes'; readonly paras: readonly Para[] }
  | { readonly b: 'pageBreak' };

/** One sheet as printed. `leaf` sheets stand alone on a right-hand page with an empty back (X3). */
export interface DocSheet {
  readonly id: string;
  readonly instance: string;
  readonly title: string;
  readonly leaf: boolean;
  readonly anchor: string;
  readonly blocks: readonly DocBlock[];
}
