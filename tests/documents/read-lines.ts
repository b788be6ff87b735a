import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A printed line: where it stands on its page, in millimetres from the left and from above (its baseline), and its size in points. */
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly size: number;
}

const millimetres = (points: number): number => (points * 25.4) / 72;

/** The lines of a PDF, page by page from above; what stands on one baseline is one line. */
export async function readLines(pdf: Uint8Array): Promise<readonly PdfLine[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const lines: PdfLine[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , , height = 0] = page.view;
    const found = new Map<number, PdfLine>();
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      const key = Math.round(y);
      const [left, right, before] = [millimetres(x), millimetres(x + item.width), found.get(key)];
      found.set(key, {
        page: number,
        text: (before?.text ?? '') + item.str,
        left: Math.min(before?.left ?? left, left),
        right: Math.max(before?.right ?? right, right),
        top: millimetres(height - y),
        size: before?.size ?? size,
      });
    }
    lines.push(...[...found.values()].toSorted((a, b) => a.top - b.top));
  }
  await task.destroy();
  return lines;
}
