import { fileURLToPath } from 'node:url';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const part = (path: string): string => fileURLToPath(new URL(path, import.meta.resolve('pdfjs-dist/package.json')));
/** Character maps of Chinese fonts that are not in the file itself. */
const cMapUrl = part('cmaps/');
const standardFontDataUrl = part('standard_fonts/');

/** Opens a PDF without running or fetching anything of it; rejects where it cannot be read. The caller destroys it. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return await getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    stopAtErrors: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    cMapUrl,
    cMapPacked: true,
    standardFontDataUrl,
  }).promise;
}
