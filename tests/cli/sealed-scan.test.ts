import sharp, { type Sharp } from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { sealedScan } from '#src/cli/sealed-scan.ts';
import { renderSheetSvg } from '#src/documents/render-form.ts';
import { inputOf, Shelf, startRenderer } from '../documents/support.ts';

const renderer = startRenderer();
afterAll(() => renderer.close());

/** Grey values of a picture, 210 × 297 of them. */
const greys = async (picture: Sharp): Promise<Buffer> =>
  await picture.flatten({ background: '#fff' }).resize(210, 297, { fit: 'fill' }).greyscale().raw().toBuffer();

test('[X12] a demonstration scan is the printed leaf itself, stamped where the seal would be, with no seal imitated', async () => {
  const [page = ''] = await renderSheetSvg(new Shelf().deps(renderer), inputOf(), 'pledge');
  const scan = await sealedScan(page);
  const { format, width, height } = await sharp(scan).metadata();
  expect([format, Math.round((height / width) * 100)]).toEqual(['jpeg', 141]);
  const drawn = sharp(Buffer.from(page), { density: 110 }).flatten({ background: '#fff' });
  const plain = await greys(sharp(await drawn.jpeg({ quality: 82 }).toBuffer()));
  const stamped = await greys(sharp(scan));
  const rows = Array.from({ length: 297 }, (_, row) => {
    const line = [...plain.subarray(row * 210, (row + 1) * 210)];
    return line.reduce((sum, grey, at) => sum + Math.abs(grey - (stamped[row * 210 + at] ?? 0)), 0) / 210;
  });
  const changed = rows.flatMap((difference, row) => (difference > 4 ? [row / 297] : []));
  expect(changed.length).toBeGreaterThan(10);
  expect([Math.min(...changed) > 0.5, Math.max(...changed) < 0.9]).toEqual([true, true]);
  const { channels } = await sharp(scan).stats();
  const means = channels.map(({ mean }) => Math.round(mean));
  expect(Math.max(...means) - Math.min(...means)).toBeLessThan(2);
});
