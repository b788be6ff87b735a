/**
 * Characters that would print as nothing or turn the line around: control characters but the line end and tab,
 * marks of direction, zero-width joiners, private and non-characters, lone surrogates.
 */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]|\p{Cs}|[\u{e0000}-\u{e01ef}]/gu;

/** Typed text made fit for paper: line ends as \n, tabs as spaces, characters without a form left out. */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' ').replaceAll(unprintable, '');
}
