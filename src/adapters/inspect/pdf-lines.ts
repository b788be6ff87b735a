import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line of text on a page. `y` in points from the top edge as the page is seen, `size` of its letters in points. */
export interface Line {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

interface Piece {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly ends: boolean;
}

/** Lines of every page, in the order of the file's text. */
export async function pdfLines(document: PDFDocumentProxy): Promise<Line[][]> {
  const pages: Line[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    pages.push(joinLines(await pieces(page)));
    page.cleanup();
  }
  return pages;
}

async function pieces(page: PDFPageProxy): Promise<Piece[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
    const [, seenY = 0] = viewport.convertToViewportPoint(x, y) as readonly number[];
    return [{ text: item.str, y: seenY, size: Math.hypot(c, d), ends: item.hasEOL }];
  });
}

/** Pieces on one height that follow each other are a line; a raised or lowered sign stays in it. */
function joinLines(all: readonly Piece[]): Line[] {
  const lines: { text: string; y: number; size: number }[] = [];
  let open = false;
  for (const piece of all) {
    const last = lines.at(-1);
    if (open && last !== undefined && Math.abs(piece.y - last.y) <= last.size / 2) {
      last.text += piece.text;
      last.size = Math.max(last.size, piece.size);
    } else if (piece.text.trim() !== '') lines.push({ text: piece.text, y: piece.y, size: piece.size });
    open = !piece.ends && (open || piece.text.trim() !== '');
  }
  return lines.map((line) => ({ ...line, text: line.text.trim() })).filter((line) => line.text !== '');
}
