/**
 * Code points that would print as nothing or turn the line around: control characters but the line end, marks of
 * direction, zero-width joiners, variation selectors, private marks and lone surrogates. First and last of each range.
 */
const unprintable: readonly (readonly [number, number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffc],
  [0xe0000, 0xe01ef],
];

function prints(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return !unprintable.some(([first, last]) => point >= first && point <= last);
}

/** Typed text made fit for paper: line ends as \n, tabs as spaces, characters without a form left out. */
export function printable(text: string): string {
  return Array.from(text.replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' ')).filter(prints).join('');
}
