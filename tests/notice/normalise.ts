/** Boxes and ticks: drawn in the PDF, characters in Word, so neither belongs to the wording. */
const marks = /[□☐☑☒■▢▣√✓✔]/gu;
const gaps = /[\s\u00ad\u200b-\u200f\u2060_]/gu;

/**
 * The wording alone, for comparing with text taken out of a PDF or a Word file: without white space, underscores,
 * boxes and ticks, and with full-width and half-width forms (brackets, colon, comma, digits) made the same by NFKC.
 */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(marks, '').replace(gaps, '');
}
