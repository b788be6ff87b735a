import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { openVolume } from '#src/adapters/pdf/volume-writer.ts';
import { readPdf } from './read-back.ts';

/** A PDF of so many pages without anything on them, not even contents. */
async function blank(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let count = 0; count < pages; count += 1) pdf.addPage([595, 842]);
  return await pdf.save();
}

test('[M2] an empty page of a supplied PDF is bound like any other', async () => {
  const overlay = await PDFDocument.create();
  for (let count = 0; count < 2; count += 1) overlay.addPage([595, 842]).drawText('folio');
  const volume = await openVolume();
  await volume.addSupplied(await blank(2), await overlay.save(), 1);
  const details = { title: '册', author: '甲厂', date: '2020-05-20T00:00:00Z', outline: [], frontPages: 0 };
  const { pages } = await readPdf(await volume.finish(details));
  expect(pages.map((page) => page.text)).toEqual(['folio', 'folio']);
});
