import { parentPort } from 'node:worker_threads';
import { markPages, type WordsOutline } from './viewer-mark.ts';

/** A PDF to be marked, or why it could not be. */
export type MarkJob = { readonly bytes: Uint8Array; readonly words: WordsOutline };
export type MarkAnswer = { readonly pdf: Uint8Array } | { readonly failed: string };

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker that marks PDFs');

port.on('message', (job: MarkJob) => {
  void markPages(job.bytes, job.words)
    .then((pdf): MarkAnswer => ({ pdf }))
    .catch((error: unknown): MarkAnswer => ({ failed: error instanceof Error ? error.message : String(error) }))
    .then((answer) => port.postMessage(answer));
});
