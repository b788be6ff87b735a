import type { Volume } from '#src/definition/edition.ts';
import { gatherPictures } from './gather-pictures.ts';
import { markOf, requestOf, type Job, type PrintDeps } from './job.ts';
import type { ContentsEntry, PrintBody, PrintRequest } from './print.ts';
import type { Piece } from './volume.ts';

/** A volume being made. */
export interface Work extends Job {
  readonly deps: PrintDeps;
  readonly volume: Volume;
  /** As it stands in the file. */
  readonly title: string;
  readonly step: (doing: string) => void;
}

interface Counted {
  readonly piece: Piece;
  readonly pages: number;
  /** Pages of the anchors inside it, from 1. */
  readonly inside: Readonly<Record<string, number>>;
}
/** A piece with its place: printed number of its first page. */
export interface Placed extends Counted {
  readonly first: number;
}
export interface PlacedVolume {
  readonly placed: readonly Placed[];
  /** Printed page of every anchor. */
  readonly anchors: Readonly<Record<string, number>>;
  readonly contents: readonly ContentsEntry[];
}

/** Where everything in a volume lies, before any of it is written. */
export async function placePieces(work: Work, pieces: readonly Piece[]): Promise<PlacedVolume> {
  const placed = place(await countAll(work, pieces));
  const anchors = anchorsOf(placed);
  return { placed, anchors, contents: contentsOf(pieces, anchors) };
}

async function countAll(work: Work, pieces: readonly Piece[]): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const piece of pieces) {
    work.step(`排版：${piece.entries[0]?.title ?? ''}`);
    counted.push(await count(work, piece));
  }
  return counted;
}

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
  return pieces
    .flatMap((piece) => piece.entries)
    .flatMap(({ title, level, anchor }) => {
      const page = anchors[anchor];
      return page === undefined ? [] : [{ title, level, page }];
    });
}

/** A piece as it is set from its first page on, with the pages of anchors elsewhere. */
export async function pieceRequest(
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
    title: work.title,
    mark: markOf(work, work.volume.id),
    firstPage,
    anchors,
    pictures,
    body,
  });
}
