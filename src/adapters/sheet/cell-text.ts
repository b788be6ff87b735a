/** What Excel takes in one cell. */
const longest = 32_767;
const cut = '……（原文过长，此处截断）';
/** Characters that XML, and so a sheet, cannot hold, but for line ends and tabs. */
const forbidden = /(?![\n\t])[\p{Cc}\ufffe\uffff]/gu;

/** A text as XML can hold it, with one kind of line end. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/gu, '\n').replaceAll(forbidden, '');

/**
 * A text as a cell holds it: itself, whatever it begins with. Only what a sheet cannot hold goes: control characters, halves
 * of characters, and what is beyond Excel's length. `_x0041_` is escaped, which Excel would read as a letter.
 */
export function plainText(text: string): string {
  const escaped = xmlText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
  return escaped.length <= longest ? escaped : `${escaped.slice(0, longest - cut.length).toWellFormed()}${cut}`;
}

/** A name that Excel takes for a sheet: at most 31 characters, without some signs, different from the others. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const base =
    wanted
      .replaceAll(/[[\]*?:/\\]/gu, ' ')
      .replaceAll(/^'+|'+$/gu, '')
      .trim()
      .slice(0, 31) || '表';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `(${number})`;
    const name = `${base.slice(0, 31 - suffix.length)}${suffix}`;
    if (!taken.some((one) => one.toLowerCase() === name.toLowerCase())) return name;
  }
}
