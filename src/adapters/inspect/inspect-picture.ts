import sharp from 'sharp';
import type { Denial } from '#src/domain/denial.ts';
import type { FileLimits, InspectedFile } from './inspected-file.ts';
import { refuseFile } from './refuse-file.ts';

/** Seconds a picture may take to decode. */
const timeLimit = 20;

/** A PNG or JPEG: its size is read from its head and judged first; then all of it is decoded once, so that a torn one is found here. */
export async function inspectPicture(
  kind: 'png' | 'jpeg',
  bytes: Uint8Array,
  name: string,
  limits: FileLimits,
): Promise<InspectedFile | Denial> {
  const size = await sizeOf(bytes);
  if (size === null) return broken(name);
  const { width, height } = size;
  if (width * height > limits.picturePixels) {
    const most = Math.floor(limits.picturePixels / 1_000_000);
    return refuseFile(
      'picture-pixels',
      name,
      `有${width}×${height}像素，超过${most}百万像素的上限，请缩小后再传（A4扫描件300 DPI约870万像素，已足够清晰）。`,
      `has ${width}×${height} pixels, over the limit of ${most} million. Make it smaller: an A4 scan at 300 dpi has about 8.7 million.`,
    );
  }
  return (await decodes(bytes, limits.picturePixels))
    ? { type: `image/${kind}`, facts: { width, height } }
    : broken(name);
}

const broken = (name: string): Denial =>
  refuseFile(
    'picture-broken',
    name,
    '的图片数据不完整或已损坏，请在电脑上打开确认后重新导出、上传。',
    'is a picture whose data are incomplete or damaged. Open it, export it again and upload that.',
  );

/** Pixels as the picture is seen (turned as its camera says); null where its head cannot be read. */
async function sizeOf(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number } | null> {
  try {
    // Only the head is read here: the limit of pixels is ours to judge, so that the refusal can name the size.
    const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return autoOrient;
  } catch {
    // Unreadable: the caller says so to the person.
    return null;
  }
}

async function decodes(bytes: Uint8Array, pixels: number): Promise<boolean> {
  try {
    await sharp(bytes, { limitInputPixels: pixels, failOn: 'truncated', sequentialRead: true })
      .timeout({ seconds: timeLimit })
      .resize(16, 16, { fit: 'fill' })
      .raw()
      .toBuffer();
    return true;
  } catch {
    // Torn, or slower than the limit: either way it is of no use in print.
    return false;
  }
}
