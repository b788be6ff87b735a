import { applicantName, jobOf, markOf, requestOf, type PrintDeps, type PrintInput } from './job.ts';
import { identityLines } from './identity-lines.ts';
import type { ContentsEntry, PrintBody } from './print.ts';
import { pieceRequest, placePieces, volumeTitle, type Placed, type Work } from './volume-pages.ts';
import type { OutlineEntry, VolumeWriter } from './volume-writer.ts';
import { planVolume, type Piece } from './volume.ts';

export interface RenderedVolume {
  readonly pdf: Uint8Array;
  /** Sheets of paper are half of these. */
  readonly pages: number;
  readonly contents: readonly ContentsEntry[];
}

/**
 * A bound volume: title leaf, contents with true page numbers, parts on right-hand pages, continuous numbers; pages of
 * supplied files bear footer and QR like the others. Plain PDF, because supplied pages keep their own structure.
 */
export async function renderVolume(deps: PrintDeps, input: PrintInput, volumeId: string): Promise<RenderedVolume> {
  const { work, pieces } = workOf(deps, input, volumeId);
  const { placed, anchors, contents } = await placePieces(work, pieces);
  const writer = await deps.volumes.openVolume();
  work.step('目录');
  const frontPages = await writeFront(work, writer, contents);
  for (const one of placed) await write(work, writer, one, anchors, frontPages);
  work.step('合成分册');
  const pdf = await writer.finish({
    title: volumeTitle(work),
    author: applicantName(work),
    date: input.date,
    frontPages,
    outline: outlineOf(contents, frontPages),
  });
  return { pdf, pages: writer.pages, contents };
}

const outlineOf = (contents: readonly ContentsEntry[], frontPages: number): OutlineEntry[] =>
  contents.map(({ title, level, page }) => ({ title, level, sheet: page + frontPages }));

/** Printed page of every sheet, report and clause of a volume. */
export async function volumeAnchors(
  deps: PrintDeps,
  input: PrintInput,
  volumeId: string,
): Promise<Readonly<Record<string, number>>> {
  const { work, pieces } = workOf(deps, input, volumeId);
  return (await placePieces(work, pieces)).anchors;
}

function workOf(deps: PrintDeps, input: PrintInput, volumeId: string): { work: Work; pieces: readonly Piece[] } {
  const job = jobOf(input);
  const { volume, pieces } = planVolume(job, volumeId);
  const total = pieces.length * 2 + 2;
  let done = 0;
  return { pieces, work: { ...job, deps, volume, step: (doing) => input.progress?.({ done: done++, total, doing }) } };
}

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
