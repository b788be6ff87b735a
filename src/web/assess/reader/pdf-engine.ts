import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { refusalOf, signedIn, type Answered } from '../../api/request.ts';

GlobalWorkerOptions.workerSrc = `${PDF_PARTS}build/pdf.worker.min.mjs`;

export interface PageSize {
  readonly width: number;
  readonly height: number;
}
/** A PDF that is open, with the size of every page in points. */
export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  readonly pages: readonly PageSize[];
}

const unreadable = {
  code: 'unreadable',
  reason: {
    zh: '这个文件打不开。请刷新后再试；仍打不开请告知评审办公室。',
    en: 'This file cannot be opened. Reload and try again; if it still fails, tell the office of the assessment.',
  },
};
const away = {
  code: 'unreachable',
  reason: {
    zh: '文件没有取到。请检查网络后重试。',
    en: 'The file could not be fetched. Check the network and try again.',
  },
};

/** Open files by address, the latest last: going back to one is at once. */
const opened = new Map<string, Promise<Answered<OpenPdf>>>();
const mostOpen = 4;

/** Fetches and opens a PDF; an answer that failed is asked for anew the next time. */
export async function openPdf(address: string): Promise<Answered<OpenPdf>> {
  const known = opened.get(address);
  const asked = known ?? signedIn(async () => await fetched(address));
  opened.delete(address);
  opened.set(address, asked);
  for (const old of [...opened.keys()].slice(0, -mostOpen)) forget(old);
  const answer = await asked;
  if (!answer.ok) opened.delete(address);
  return answer;
}

function forget(address: string): void {
  const old = opened.get(address);
  opened.delete(address);
  void old?.then((answer) => (answer.ok ? answer.value.pdf.loadingTask.destroy() : undefined));
}

async function fetched(address: string): Promise<Answered<OpenPdf>> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch((): null => null);
  if (response === null) return { ok: false, status: 0, refusal: away };
  const { ok, status } = response;
  if (!ok) return { ok, status, refusal: refusalOf(await response.json().catch((): null => null)) ?? unreadable };
  try {
    const pdf = await getDocument({
      data: new Uint8Array(await response.arrayBuffer()),
      cMapUrl: `${PDF_PARTS}cmaps/`,
      standardFontDataUrl: `${PDF_PARTS}standard_fonts/`,
      wasmUrl: `${PDF_PARTS}wasm/`,
      // The page's policy allows no WebAssembly.
      useWasm: false,
      enableXfa: false,
    }).promise;
    return { ok: true, status, value: { pdf, pages: await sizesOf(pdf) } };
  } catch {
    return { ok: false, status, refusal: unreadable };
  }
}

async function sizesOf(pdf: PDFDocumentProxy): Promise<readonly PageSize[]> {
  return await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { width, height } = (await pdf.getPage(index + 1)).getViewport({ scale: 1 });
      return { width, height };
    }),
  );
}
