import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';

/** No picture of the documents is larger; bytes. */
export const mostBytes = 200_000;

/** Writes a screenshot as a PNG with a palette, with fewer colours where it would be too large. Gives its size in bytes. */
export async function savePicture(png: Uint8Array, file: string): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  for (const colours of [128, 64, 32, 16]) {
    const small = await sharp(png)
      .png({ palette: true, colours, dither: 0, effort: 10, compressionLevel: 9 })
      .toBuffer();
    if (small.length > mostBytes) continue;
    await writeFile(file, small);
    return small.length;
  }
  throw new Error(`${file} is larger than ${mostBytes} bytes even with 16 colours`);
}
