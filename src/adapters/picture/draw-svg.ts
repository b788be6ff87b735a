import sharp from 'sharp';
import { outlineWords } from './outline-words.ts';

export interface Drawn {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** Pixels an inch written into pictures. */
const density = 300;
const unitsAnInch = 72;

/** A drawing of our own as PNG or JPEG of the given width in pixels; the same drawing gives the same bytes. */
export async function drawSvg(
  svg: string,
  width: number,
  format: 'png' | 'jpeg',
  fontFolders: readonly string[],
): Promise<Drawn> {
  const units = Number(/ width="([\d.]+)"/u.exec(svg)?.[1] ?? width);
  const picture = sharp(Buffer.from(outlineWords(svg, fontFolders)), { density: (unitsAnInch * width) / units })
    .resize({ width })
    .flatten({ background: '#ffffff' })
    .withMetadata({ density });
  const { data, info } = await (
    format === 'png' ? picture.png({ compressionLevel: 9 }) : picture.jpeg({ quality: 88 })
  ).toBuffer({ resolveWithObject: true });
  return { bytes: data, type: `image/${format}`, width: info.width, height: info.height };
}
