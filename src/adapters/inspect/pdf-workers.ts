import { createFileWorkers, type FileWorkers } from '../file-workers.ts';
import type { PdfAnswer, PdfJob } from './pdf-protocol.ts';

/** Worker threads that parse PDFs. */
export const createPdfWorkers = (count: number): FileWorkers<PdfJob, PdfAnswer> =>
  createFileWorkers(new URL('pdf-worker.ts', import.meta.url), count);

/** Two, so that one slow file does not hold up everybody's. */
export const pdfWorkers = createPdfWorkers(2);
