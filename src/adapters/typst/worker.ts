import { parentPort, workerData } from 'node:worker_threads';
import { openCompiler } from './compiler.ts';
import type { Answer, Job, WorkerSettings } from './protocol.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker of the renderer');

const compiler = openCompiler((workerData as WorkerSettings).fontFolders);

function answer({ id, output, request }: Job): Answer {
  try {
    return output === 'pdf'
      ? { id, ok: true, printed: compiler.print(request), svg: null }
      : { id, ok: true, printed: null, svg: compiler.svg(request) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (job: Job) => port.postMessage(answer(job)));
