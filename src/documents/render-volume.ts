import type { Volume } from '#src/definition/edition.ts';
import { gatherPictures } from './gather-pictures.ts';
import { applicantName, jobOf, markOf, requestOf, type Job, type PrintDeps, type PrintInput } from './job.ts';
import { identityLines } from './identity-lines.ts';
import type { ContentsEntry, PrintBody, PrintRequest } from './print.ts';
import type { OutlineEntry, VolumeWriter } from './volume-writer.ts';
import { planVolume, type Entry, type Piece } from './volume.ts';

export interface RenderedVolume {
  readonly pdf: Uint8Array;
  /** Sheets of paper are half of these. */
  readonly pages: number;
  readonly contents: readonly ContentsEntry[];
}

/** A piece with its place: printed number of its first page and how many it has. */
interface Placed {
  readonly piece: Piece;
  readonly first: number;
  readonly pages: number;
  readonly inside: Readonly<Record<string, number>>;
}
interface Work extends Job {
  readonly deps: PrintDeps;
  readonly volume: Volume;
  readonly step: (doing: string) => void;
}

/**
 * A bound volume: title leaf, contents with true page numbers, parts on right-hand pages, continuous numbers; pages of
 * supplied files bear footer and QR like the others. Plain PDF, because supplied pages keep their own structure.
 */
export async function renderVolume(deps: PrintDeps, input: PrintInput, volumeId: string): Promise<RenderedVolume> {
  const job = jobOf(input);
  const { volume, pieces } = planVolume(job, volumeId);
  const total = pieces.length * 2 + 2;
  let done = 0;
  const work: Work = { ...job, deps, volume, step: (doing) => input.progress?.({ done: done++, total, doing }) };
  const placed = place(await countAll(work, pieces));
  const anchors = anchorsOf(placed);
  const contents = contentsOf(pieces, anchors);
  const writer = await deps.volumes.openVolume();
  work.step('目录');
  const frontPages = await writeFront(work, writer, contents);
  for (const one of placed) await write(work, writer, one, anchors, frontPages);
  work.step('合成分册');
  const pdf = await writer.finish({
    title: volumeTitle(work),
    author: applicantName(job),
    date: input.date,
    frontPages,
    outline: outlineOf(contents, frontPages),
  });
  return { pdf, pages: writer.pages, contents };
}

const volumeTitle = ({ input, volume }: Work): string => `${input.edition.file.title.zh} ${volume.title.zh}`;

interface Counted {
  readonly piece: Piece;
  readonly pages: number;
  readonly inside: Readonly<Record<string, number>>;
}

async function countAll(work: Work, pieces: readonly Piece[]): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const piece of pieces) {
    work.step(`排版：${piece.entries[0]?.title ?? ''}`);
    counted.push(await count(work, piece));
  }
  return counted;
}

/** Pages of a piece; anchors inside it count from 1. */
async function count(work: Work, piece: Piece): Promise<Counted> {
  if (piece.k !== 'file') {
    const { pages, anchors } = await work.deps.renderer.measure(await pieceRequest(work, piece, 1, {}));
    return { piece, pages, inside: { ...anchors, [piece.anchor]: 1 } };
  }
  const pages =
    piece.file.type === 'application/pdf'
      ? await work.deps.volumes.countPages(await work.deps.readFile(piece.file.sha256))
      : 1;
  return { piece, pages, inside: { ...piece.marks, [piece.anchor]: 1 } };
}

async function pieceRequest(
  work: Work,
  piece: Exclude<Piece, { k: 'file' }>,
  firstPage: number,
  anchors: Readonly<Record<string, number>>,
): Promise<PrintRequest> {
  const body: PrintBody =
    piece.k === 'sheets' ? { kind: 'sheets', sheets: piece.sheets } : { kind: 'text', blocks: piece.blocks };
  const blocks = piece.k === 'sheets' ? piece.sheets.flatMap((sheet) => sheet.blocks) : piece.blocks;
  const pictures = await gatherPictures(work.deps, blocks);
  return requestOf(work, {
    title: volumeTitle(work),
    mark: markOf(work, work.volume.id),
    firstPage,
    anchors,
    pictures,
    body,
  });
}

/** Gives every piece its first page: where it begins on the right, after an empty page if need be. */
function place(counted: readonly Counted[]): Placed[] {
  let next = 1;
  return counted.map((one) => {
    const first = one.piece.right && next % 2 === 0 ? next + 1 : next;
    next = first + one.pages;
    return { ...one, first };
  });
}

function anchorsOf(placed: readonly Placed[]): Record<string, number> {
  return Object.fromEntries(
    placed.flatMap(({ first, inside }) => Object.entries(inside).map(([name, page]) => [name, first + page - 1])),
  );
}

function contentsOf(pieces: readonly Piece[], anchors: Readonly<Record<string, number>>): ContentsEntry[] {
  const entries: Entry[] = pieces.flatMap((piece) => piece.entries);
  return entries.flatMap(({ title, level, anchor }) => {
    const page = anchors[anchor];
    return page === undefined ? [] : [{ title, level, page }];
  });
}

const outlineOf = (contents: readonly ContentsEntry[], frontPages: number): OutlineEntry[] =>
  contents.map(({ title, level, page }) => ({ title, level, sheet: page + frontPages }));

/** Title leaf and contents, ending on a left-hand page so that page 1 lies right. */
async function writeFront(work: Work, writer: VolumeWriter, contents: readonly ContentsEntry[]): Promise<number> {
  const { volume, input } = work;
  const titles = [
    input.edition.file.title.zh,
    work.definition.form.zh === volume.title.zh ? '' : volume.title.zh,
  ].filter((title) => title !== '');
  const body: PrintBody = { kind: 'front', titles, lines: identityLines(work), contents };
  const { pdf } = await work.deps.renderer.print(
    requestOf(work, { title: volumeTitle(work), mark: markOf(work, volume.id), folio: 'roman', body }),
  );
  await writer.addSet(pdf);
  if (writer.pages % 2 === 1) writer.addEmpty();
  return writer.pages;
}

async function write(
  work: Work,
  writer: VolumeWriter,
  { piece, first, pages }: Placed,
  anchors: Readonly<Record<string, number>>,
  frontPages: number,
): Promise<void> {
  work.step(`合订：${piece.entries[0]?.title ?? ''}`);
  while (writer.pages - frontPages < first - 1) writer.addEmpty();
  if (piece.k === 'file') return writeFile(work, writer, piece, first, pages);
  const printed = await work.deps.renderer.print(await pieceRequest(work, piece, first, anchors));
  if (printed.pages !== pages)
    throw new Error(`${piece.anchor} has ${printed.pages} pages, not ${pages}, once its references are known`);
  await writer.addSet(printed.pdf);
}

async function writeFile(
  work: Work,
  writer: VolumeWriter,
  piece: Extract<Piece, { k: 'file' }>,
  first: number,
  pages: number,
): Promise<void> {
  const body: PrintBody = { kind: 'overlay', pages, notes: Array.from({ length: pages }, () => piece.note) };
  const { pdf: overlay } = await work.deps.renderer.print(
    requestOf(work, { title: piece.file.name, mark: markOf(work, work.volume.id), firstPage: first, body }),
  );
  const bytes = await work.deps.readFile(piece.file.sha256);
  if (piece.file.type === 'application/pdf') await writer.addSupplied(bytes, overlay, first);
  else await writer.addPicture(await work.deps.volumes.printablePicture(bytes), overlay, first);
}
