import { Worker } from 'node:worker_threads';
import type { PrintRequest, Renderer } from '#src/documents/print.ts';
import type { Answer, Job, Output, Results, WorkerSettings } from './protocol.ts';

export interface RendererOptions {
  readonly fontFolders: readonly string[];
  /** Jobs after which the worker is replaced, against growth of its memory. */
  readonly jobsPerWorker?: number;
  /** Milliseconds one job may take. */
  readonly timeLimit?: number;
}

interface Waiting {
  readonly job: Job;
  readonly done: (answer: Answer) => void;
  readonly failed: (reason: Error) => void;
}

/**
 * Sets documents with Typst in one worker thread, one job after another; the worker starts at once, while the first job
 * is being prepared.
 * A job that breaks or outlasts the limit is refused with a reason and the next one gets a fresh worker.
 */
export function createRenderer({ fontFolders, jobsPerWorker = 200, timeLimit = 120_000 }: RendererOptions): Renderer {
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: { readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | null = null;
  let served = 0;
  let next = 1;
  let closed = false;

  const start = (): Worker => {
    const settings: WorkerSettings = { fontFolders };
    const started = new Worker(new URL('worker.ts', import.meta.url), { workerData: settings });
    started.unref();
    started.on('message', (answer: Answer) => {
      if (started === worker) settle(answer);
    });
    started.on('error', (error) => {
      if (started === worker) fail(error instanceof Error ? error : new Error(String(error)));
    });
    started.on('exit', (code) => {
      if (started === worker) fail(new Error(`The renderer stopped with code ${code}`));
    });
    return started;
  };

  const drop = (): void => {
    const old = worker;
    worker = null;
    served = 0;
    void old?.terminate();
  };

  const take = (): Waiting | null => {
    if (current === null) return null;
    clearTimeout(current.timer);
    const { waiting } = current;
    current = null;
    worker?.unref();
    return waiting;
  };

  const settle = (answer: Answer): void => {
    const waiting = take();
    served++;
    if (served >= jobsPerWorker) drop();
    waiting?.done(answer);
    pump();
  };

  const fail = (reason: Error): void => {
    const waiting = take();
    drop();
    waiting?.failed(reason);
    pump();
  };

  worker = start();

  const pump = (): void => {
    if (current !== null || closed) return;
    const waiting = queue.shift();
    if (waiting === undefined) return;
    worker ??= start();
    worker.ref();
    const timer = setTimeout(
      () => fail(new Error(`Setting “${waiting.job.request.title}” took longer than ${timeLimit} ms`)),
      timeLimit,
    );
    current = { waiting, timer };
    worker.postMessage(waiting.job, []);
  };

  const run = async <O extends Output>(output: O, request: PrintRequest): Promise<Results[O]> => {
    if (closed) throw new Error('The renderer is closed');
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    queue.push({ job: { id: next++, output, request }, done: resolve, failed: reject });
    pump();
    const answer = await promise;
    if (!answer.ok) throw new Error(answer.message);
    // The worker answers each job with what its output names.
    return answer.result as Results[O];
  };

  return {
    print: (request) => run('pdf', request),
    pdf: async (request) => (await run('pdf', request)).pdf,
    svg: async (request) => [...(await run('svg', request))],
    measure: (request) => run('pages', request),
    async close() {
      closed = true;
      const stopped = new Error('The renderer was closed');
      for (const { failed } of queue.splice(0)) failed(stopped);
      take()?.failed(stopped);
      const old = worker;
      worker = null;
      await old?.terminate();
    },
  };
}
