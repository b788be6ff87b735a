import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { PasswordException, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from './open-pdf.ts';
import type { PdfFacts, PdfFault } from './pdf-protocol.ts';
import { isCut } from './pdf-tail.ts';

/** Reads a PDF as both its later readers will: the one that shows and searches it, and the one that binds it into a volume. */
export async function pdfFacts(bytes: Uint8Array, pages: number): Promise<PdfFacts> {
  if (isCut(bytes)) return { fault: 'truncated' };
  const opened = await opening(bytes);
  if (typeof opened === 'string') return { fault: opened };
  try {
    const fault = await faultOf(opened);
    if (fault !== null) return { fault };
    // Beyond the limit the number of pages alone decides.
    return opened.numPages > pages || (await bindable(bytes, opened.numPages))
      ? { pages: opened.numPages }
      : { fault: 'broken' };
  } finally {
    await opened.loadingTask.destroy();
  }
}

async function opening(bytes: Uint8Array): Promise<PDFDocumentProxy | PdfFault> {
  try {
    return await openPdf(bytes);
  } catch (error) {
    return error instanceof PasswordException ? 'encrypted' : 'broken';
  }
}

/** Files without an opening password may be encrypted too: they could not be bound into a volume. */
async function faultOf(document: PDFDocumentProxy): Promise<PdfFault | null> {
  const info = (await document.getMetadata()).info as {
    readonly EncryptFilterName?: unknown;
    readonly IsCollectionPresent?: unknown;
  };
  if (typeof info.EncryptFilterName === 'string') return 'encrypted';
  if (info.IsCollectionPresent === true) return 'portfolio';
  return document.numPages > 0 && (await hasPages(document)) ? null : 'broken';
}

/** First, middle and last page are there. */
async function hasPages(document: PDFDocumentProxy): Promise<boolean> {
  try {
    for (const page of [1, Math.ceil(document.numPages / 2), document.numPages]) await document.getPage(page);
    return true;
  } catch {
    // A page the document promises is not there.
    return false;
  }
}

async function bindable(bytes: Uint8Array, pages: number): Promise<boolean> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    return document.getPageCount() === pages;
  } catch {
    // What cannot be taken apart here cannot be bound later either.
    return false;
  }
}
