/** Width of a text in em: Chinese signs are one em wide, others a little over half. */
export function emWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56;
  return width;
}

/** Width of an inline blank: as printed, more where the text needs it, but never wider than a line. */
export function blankWidth(printed: number | undefined, text: string): string {
  return `${Math.min(38, Math.max(printed ?? 4, emWidth(text) + 1)).toFixed(1)}em`;
}
