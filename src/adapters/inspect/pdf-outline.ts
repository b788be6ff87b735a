import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bookmark } from './heading-candidates.ts';

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];
type Target = Parameters<PDFDocumentProxy['getPageIndex']>[0];

/** More bookmarks than these are not read. */
const most = 5000;

/** Bookmarks that lead to a page of this file, from the top down. */
export async function pdfOutline(document: PDFDocumentProxy): Promise<Bookmark[]> {
  const found: Bookmark[] = [];
  const open: Node[] = [...(((await document.getOutline()) as Node[] | null) ?? [])];
  for (let count = 0; open.length > 0 && count < most; count++) {
    const node = open.shift();
    if (node === undefined) break;
    open.unshift(...(node.items as Node[]));
    const page = await pageOf(document, node.dest);
    if (page !== null) found.push({ title: node.title, page });
  }
  return found;
}

async function pageOf(document: PDFDocumentProxy, dest: Node['dest']): Promise<number | null> {
  try {
    const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const target: unknown = explicit?.[0];
    if (typeof target === 'number') return target < document.numPages ? target + 1 : null;
    return typeof target === 'object' && target !== null ? (await document.getPageIndex(target as Target)) + 1 : null;
  } catch {
    // A bookmark that leads nowhere.
    return null;
  }
}
