import { parentPort } from 'node:worker_threads';
import { pdfFacts } from './pdf-facts.ts';
import type { PdfAnswer, PdfJob } from './pdf-protocol.ts';
import { reportFindings } from './report-findings.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker that parses PDFs');

async function answer(job: PdfJob): Promise<PdfAnswer> {
  try {
    return job.kind === 'facts' ? await pdfFacts(job.bytes, job.pages) : await reportFindings(job.bytes, job.clauses);
  } catch (error) {
    return { unread: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (job: PdfJob) => {
  void answer(job).then((found) => port.postMessage(found));
});
