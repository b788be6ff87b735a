import sharp from 'sharp';

export interface Picture {
  readonly type: 'png' | 'jpg';
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pictures with their sizes in pixels, as Word wants to know them. */
export async function readPictures(
  pictures: Readonly<Record<string, Uint8Array>>,
): Promise<ReadonlyMap<string, Picture>> {
  const read = new Map<string, Picture>();
  for (const [name, data] of Object.entries(pictures)) {
    const { format, width, height } = await sharp(data).metadata();
    read.set(name, { type: format === 'png' ? 'png' : 'jpg', data, width, height });
  }
  return read;
}
