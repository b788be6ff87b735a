import { Worker } from 'node:worker_threads';

/** Why no answer came: the time was up, the memory ran out, or the worker broke. */
export type NoAnswer = 'slow' | 'large' | 'stopped';
/** Work on somebody's file; what the worker answers to it is an object. */
export interface FileJob {
  readonly bytes: Uint8Array;
}
export interface FileWorkers<Job extends FileJob, Answer extends object> {
  /** Gives the bytes away: the caller's copy stays. Never throws. */
  run(job: Job, milliseconds: number): Promise<Answer | NoAnswer>;
}

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly milliseconds: number;
  readonly done: (answer: Answer | NoAnswer) => void;
}

/** Jobs after which a worker is replaced, against growth of its memory. */
const jobsPerWorker = 100;
/** An idle worker is let go after this many milliseconds. */
const idleFor = 60_000;
/** Growth of the process at which a job is stopped: small PDFs can unpack to any size. */
const memoryGrowth = 1024 ** 3;
const watchEvery = 200;

/** Worker threads that run a script on files, `count` at a time at most; they hold no process open. */
export function createFileWorkers<Job extends FileJob, Answer extends object>(
  script: URL,
  count: number,
): FileWorkers<Job, Answer> {
  const queue: Waiting<Job, Answer>[] = [];
  const seats = Array.from({ length: count }, () => createSeat(script, () => queue.shift()));
  return {
    run(job, milliseconds) {
      const { promise, resolve } = Promise.withResolvers<Answer | NoAnswer>();
      queue.push({ job, milliseconds, done: resolve });
      seats.find((seat) => seat.isFree())?.take();
      return promise;
    },
  };
}

interface Seat {
  isFree(): boolean;
  take(): void;
}

/** One place for a worker; it takes the next job when its own is done. */
function createSeat<Job extends FileJob, Answer extends object>(
  script: URL,
  next: () => Waiting<Job, Answer> | undefined,
): Seat {
  let worker: Worker | null = null;
  let busy = false;
  let served = 0;
  let idle: NodeJS.Timeout | undefined;

  const drop = (): void => {
    void worker?.terminate();
    worker = null;
    served = 0;
  };
  const start = (): Worker => {
    const started = new Worker(script);
    const gone = (): void => {
      if (worker === started) worker = null;
    };
    // A worker that is thrown away may still report an error; without a listener that would end the process.
    return started.on('error', gone).on('exit', gone);
  };
  const take = (): void => {
    const waiting = busy ? undefined : next();
    if (waiting === undefined) return;
    busy = true;
    clearTimeout(idle);
    worker ??= start();
    void serve(worker, waiting);
  };
  const serve = async (asked: Worker, { job, milliseconds, done }: Waiting<Job, Answer>): Promise<void> => {
    const answer = await ask<Answer>(asked, job, milliseconds);
    busy = false;
    served += 1;
    if (typeof answer === 'string' || served >= jobsPerWorker) drop();
    done(answer);
    idle = setTimeout(drop, idleFor).unref();
    take();
  };
  return { isFree: () => !busy, take };
}

/** One job on one worker; whatever happens first settles it. */
function ask<Answer extends object>(worker: Worker, job: FileJob, milliseconds: number): Promise<Answer | NoAnswer> {
  const { promise, resolve } = Promise.withResolvers<Answer | NoAnswer>();
  const before = process.memoryUsage.rss();
  const timer = setTimeout(() => resolve('slow'), milliseconds);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > memoryGrowth) resolve('large');
  }, watchEvery);
  const stopped = (): void => resolve('stopped');
  const answered = (answer: Answer): void => resolve(answer);
  worker.on('message', answered).on('error', stopped).on('exit', stopped);
  worker.ref();
  const bytes = new Uint8Array(job.bytes);
  worker.postMessage({ ...job, bytes }, [bytes.buffer]);
  return promise.finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
    worker.off('message', answered).off('error', stopped).off('exit', stopped);
    worker.unref();
  });
}
