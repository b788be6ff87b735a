import sharp from 'sharp';
import { outlineWords } from '#src/adapters/picture/outline-words.ts';
import { fontFolders } from '#src/adapters/typst/fonts.ts';

/** A stand-in for a signed and sealed scan. `svg` is the leaf's page as the product prints it. */
export async function sealedScan(svg: string): Promise<Uint8Array> {
  return await stamped(
    await sharp(Buffer.from(svg), { density: 110 }).flatten({ background: '#ffffff' }).png().toBuffer(),
  );
}

/**
 * The picture of a printed leaf, stamped with words that say a signature and seal should be here; as JPEG.
 * No seal or signature is imitated (X12).
 */
export async function stamped(page: Uint8Array): Promise<Uint8Array> {
  const { width, height } = await sharp(page).metadata();
  const words = Buffer.from(outlineWords(banner(width, height), fontFolders()));
  return await sharp(page)
    .composite([{ input: words, top: 0, left: 0 }])
    .jpeg({ quality: 82 })
    .toBuffer();
}

function banner(width: number, height: number): string {
  const size = Math.round(width / 26);
  const y = Math.round(height * 0.72);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="rotate(-12 ${width / 2} ${y})">
<rect x="${width * 0.2}" y="${y - size * 1.4}" width="${width * 0.6}" height="${size * 2}" fill="#ffffff" fill-opacity="0.85" stroke="#52606d" stroke-dasharray="6 4"/>
<text x="${width / 2}" y="${y}" font-size="${size}" text-anchor="middle" fill="#52606d" font-family="Noto Sans SC, Noto Sans CJK SC, sans-serif">演示件（此处应有签章）</text></g></svg>`;
}
