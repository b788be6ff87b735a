import sharp from 'sharp';

/** A picture of any kind the upload accepts as upright PNG or JPEG in plain colours; the same bytes where it is that already. */
export async function printablePicture(picture: Uint8Array): Promise<Uint8Array> {
  const image = sharp(picture, { limitInputPixels: 200_000_000 });
  const { format, orientation = 1, hasAlpha, space } = await image.metadata();
  if (orientation === 1 && ((format === 'jpeg' && space === 'srgb') || (format === 'png' && !hasAlpha))) return picture;
  const upright = image.rotate().flatten({ background: '#fff' }).toColourspace('srgb');
  return new Uint8Array(
    format === 'jpeg'
      ? await upright.jpeg({ quality: 92 }).toBuffer()
      : await upright.png({ compressionLevel: 6 }).toBuffer(),
  );
}
