import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** A PDF of so many pages with a word on each. */
export async function makePdf(pages: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let i = 1; i <= pages; i++)
    document.addPage([595, 842]).drawText(`Page ${i}`, { x: 60, y: 700, size: 12, font });
  return document;
}

export async function pdfBytes(pages: number): Promise<Uint8Array> {
  return await (await makePdf(pages)).save();
}
