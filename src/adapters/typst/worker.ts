import { parentPort, workerData } from 'node:worker_threads';
import { openCompiler } from './compiler.ts';
import type { Answer, Job, WorkerSettings } from './protocol.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker of the renderer');

const compiler = openCompiler((workerData as WorkerSettings).fontFolders);

function answer({ id, output, request }: Job): Answer {
  try {
    return { id, ok: true, result: compiler[output](request) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The bytes of a file are handed over, not copied. */
function handedOver(sent: Answer): ArrayBuffer[] {
  return sent.ok && 'pdf' in sent.result && sent.result.pdf.buffer instanceof ArrayBuffer
    ? [sent.result.pdf.buffer]
    : [];
}

port.on('message', (job: Job) => {
  const sent = answer(job);
  port.postMessage(sent, handedOver(sent));
});
