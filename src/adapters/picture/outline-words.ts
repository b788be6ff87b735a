import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSync, type Font } from 'fontkit';

/** The print font of drawings; set-up takes it from its package. */
const face = 'NotoSansSC-Medium.ttf';
const opened = new Map<string, Font>();
const pattern =
  /<text x="([^"]+)" y="([^"]+)" font-family="[^"]*" font-size="([^"]+)" text-anchor="([^"]+)" fill="([^"]+)">([^<]*)<\/text>/gu;

/**
 * A drawing with its words as outlines of the print font, so that it looks the same on machines without such a font.
 * `folders` are searched for the font in order; throws where none has it.
 */
export function outlineWords(svg: string, folders: readonly string[]): string {
  const font = fontIn(folders);
  return svg.replaceAll(pattern, (_, x: string, y: string, size: string, anchor: string, fill: string, words: string) =>
    outline(font, plain(words), { x: Number(x), y: Number(y), size: Number(size), anchor, fill }),
  );
}

function fontIn(folders: readonly string[]): Font {
  const file = folders.map((folder) => join(folder, face)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`The font ${face} is in none of ${folders.join(', ')}. Run set-up.`);
  const known = opened.get(file);
  if (known !== undefined) return known;
  const font = openSync(file);
  if ('fonts' in font) throw new Error(`${file} holds several fonts`);
  opened.set(file, font);
  return font;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: string;
  readonly fill: string;
}

function outline(font: Font, words: string, { x, y, size, anchor, fill }: Place): string {
  const run = font.layout(words);
  const scale = size / font.unitsPerEm;
  const width = run.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * scale;
  let left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  const paths = run.glyphs.map((glyph, index) => {
    const path = `<path transform="translate(${left.toFixed(2)} ${y}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})" d="${glyph.path.toSVG()}"/>`;
    left += (run.positions[index]?.xAdvance ?? 0) * scale;
    return path;
  });
  return `<g fill="${fill}">${paths.join('')}</g>`;
}

const plain = (words: string): string =>
  words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Words as one path of size one with y downwards, and its width: for marks on pages and pictures. */
export function wordsOutline(
  words: string,
  folders: readonly string[],
): { readonly path: string; readonly width: number } {
  const font = fontIn(folders);
  const run = font.layout(words);
  const scale = 1 / font.unitsPerEm;
  let left = 0;
  const paths = run.glyphs.map((glyph, index) => {
    const path = glyph.path.scale(scale, -scale).translate(left, 0).toSVG();
    left += (run.positions[index]?.xAdvance ?? 0) * scale;
    return path;
  });
  return { path: paths.join(' '), width: left };
}
