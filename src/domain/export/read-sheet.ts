/** A cell as somebody sees it; what is computed or broken says so, and has no text. */
export interface ReadCell {
  readonly text: string;
  readonly problem: 'formula' | 'error' | null;
}
/** A row by its number in the file, its filled cells by the number of their column, both from 1. */
export interface ReadRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, ReadCell>;
}
export interface ReadSheet {
  readonly rows: readonly ReadRow[];
}

/** A column as Excel names it: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCodePoint(65 + ((column - 1) % 26))}`;
}
