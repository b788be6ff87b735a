/** Face of words in drawings; of the print fonts. */
const face = 'Noto Sans SC';

/** Text made fit for XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** An SVG of the given size (units); `body` is markup already. */
export function svgDocument(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fff"/>${body}</svg>`;
}

export interface TextLook {
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
}

/** One line of words. */
export function svgText(words: string, x: number, y: number, { size, anchor, fill }: TextLook): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="${face}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escapeXml(words)}</text>`;
}

/** Width of words in em of their size: full-width characters count one, others 0.55. */
export function emWidth(words: string): number {
  let em = 0;
  for (const character of words) em += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.55;
  return em;
}

/** Words broken into lines of at most so many em. */
export function wrapWords(words: string, maxEm: number): string[] {
  const lines = [''];
  for (const character of words) {
    if (emWidth((lines.at(-1) ?? '') + character) > maxEm) lines.push('');
    lines[lines.length - 1] += character;
  }
  return lines;
}
