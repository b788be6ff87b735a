import sharp from 'sharp';
import { createFileWorkers } from '../file-workers.ts';
import { wordsOutline } from '../picture/outline-words.ts';
import type { MarkAnswer, MarkJob } from './viewer-mark-worker.ts';

/** How long one PDF may take; milliseconds. */
const patience = 60_000;

/** Puts the viewer's words on what is shown to them. Null where a file is of a kind that cannot bear them, or broke the marking. */
export interface ViewerMark {
  mark(bytes: Uint8Array, type: string, words: string): Promise<Uint8Array | null>;
}

/** Marks PDFs in workers, pictures by sharp; `folders` hold the print font. */
export function createViewerMark(folders: readonly string[]): ViewerMark {
  return {
    async mark(bytes, type, words) {
      if (type === 'application/pdf') return await markPdf({ bytes, words: wordsOutline(words, folders) });
      return /^image\/(png|jpeg|webp)$/u.test(type) ? await markPicture(bytes, words, folders) : null;
    },
  };
}

/** Two, so that one long volume does not hold up everybody's reading; starting one for each file would take longer than marking it. */
const workers = createFileWorkers<MarkJob, MarkAnswer>(new URL('viewer-mark-worker.ts', import.meta.url), 2);

async function markPdf(job: MarkJob): Promise<Uint8Array | null> {
  const answer = await workers.run(job, patience);
  return typeof answer === 'object' && 'pdf' in answer ? answer.pdf : null;
}

async function markPicture(bytes: Uint8Array, words: string, folders: readonly string[]): Promise<Uint8Array> {
  // Upright first: a photo may say only in its data how it is to be turned.
  const { data, info } = await sharp(bytes).rotate().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const { path, width: long } = wordsOutline(words, folders);
  const size = Math.max(10, Math.min(width / 50, (width * 0.9) / long));
  const line = (x: number, y: number, scale: number, opacity: number, turn: number): string =>
    `<path transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})" fill="#555" fill-opacity="${opacity}" d="${path}"/>`;
  const across = Math.min(width / 14, (width * 0.8) / long);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${line(size, height - size, size, 0.8, 0)}${line(width * 0.12, height * 0.72, across, 0.12, -30)}</svg>`;
  return await sharp(data)
    .composite([{ input: Buffer.from(svg) }])
    .toBuffer();
}
