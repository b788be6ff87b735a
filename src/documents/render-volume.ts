import { applicantName, jobOf, markOf, requestOf, type PrintDeps, type PrintInput } from './job.ts';
import { identityLines } from './identity-lines.ts';
import type { ContentsEntry, PrintBody } from './print.ts';
import { pieceRequest, placePieces, type Placed, type Work } from './volume-pages.ts';
import { withScans, type Scans } from './sealed-volume.ts';
import type { OutlineEntry, VolumeWriter } from './volume-writer.ts';
import { planVolume, type Piece } from './volume.ts';

export interface RenderedVolume {
  readonly pdf: Uint8Array;
  /** Sheets of paper are half of these. */
  readonly pages: number;
  readonly contents: readonly ContentsEntry[];
  /** First and last printed page of every sheet, report and piece of evidence, by its anchor. */
  readonly places: Places;
}
export type Places = Readonly<Record<string, readonly [number, number]>>;

/**
 * A bound volume: title leaf, contents with true page numbers, parts on right-hand pages, continuous numbers; pages of
 * supplied files bear footer and QR like the others. Plain PDF, because supplied pages keep their own structure.
 */
export async function renderVolume(deps: PrintDeps, input: PrintInput, volumeId: string): Promise<RenderedVolume> {
  const { work, pieces } = workOf(deps, input, volumeId);
  return await bind(work, pieces, '');
}

/** The volume with scans in the place of their leaves: for the electronic version, beside the volume that D covers (X3). */
export async function renderSealedVolume(
  deps: PrintDeps,
  input: PrintInput,
  volumeId: string,
  scans: Scans,
): Promise<RenderedVolume> {
  const { work, pieces } = workOf(deps, input, volumeId);
  const note = '电子版，签章页为扫描件';
  return await bind({ ...work, title: `${work.title}（${note}）` }, withScans(pieces, scans), note);
}

async function bind(work: Work, pieces: readonly Piece[], note: string): Promise<RenderedVolume> {
  const { placed, anchors, contents } = await placePieces(work, pieces);
  const writer = await work.deps.volumes.openVolume();
  work.step('目录');
  const frontPages = await writeFront(work, writer, contents, note);
  for (const one of placed) await write(work, writer, one, anchors, frontPages);
  work.step('合成分册');
  const pdf = await writer.finish({
    title: work.title,
    author: applicantName(work),
    date: work.input.date,
    frontPages,
    outline: outlineOf(contents, frontPages),
  });
  return { pdf, pages: writer.pages, contents, places: placesOf(placed) };
}

/** Sheets follow each other on a page: one ends where the next begins. Clauses and further files (`#`) belong to what they are of. */
function placesOf(placed: readonly Placed[]): Places {
  const places: Record<string, readonly [number, number]> = {};
  for (const { first, pages, inside } of placed) {
    const starts = Object.entries(inside).toSorted(([, a], [, b]) => a - b);
    for (const [index, [anchor, page]] of starts.entries()) {
      const [name = ''] = anchor.split('#');
      const [from, to] = [first + page - 1, first + (starts[index + 1]?.[1] ?? pages) - 1];
      const known = places[name];
      places[name] = known === undefined ? [from, to] : [Math.min(known[0], from), Math.max(known[1], to)];
    }
  }
  return places;
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
  const title = `${input.edition.file.title.zh} ${volume.title.zh}`;
  const step = (doing: string): void => input.progress?.({ done: done++, total, doing });
  return { pieces, work: { ...job, deps, volume, title, step } };
}

/** Title leaf and contents, ending on a left-hand page so that page 1 lies right. */
async function writeFront(
  work: Work,
  writer: VolumeWriter,
  contents: readonly ContentsEntry[],
  note: string,
): Promise<number> {
  const { volume, input } = work;
  const titles = [
    input.edition.file.title.zh,
    work.definition.form.zh === volume.title.zh ? '' : volume.title.zh,
  ].filter((title) => title !== '');
  const body: PrintBody = { kind: 'front', titles, note, lines: identityLines(work), contents };
  const { pdf } = await work.deps.renderer.print(
    requestOf(work, { title: work.title, mark: markOf(work, volume.id), folio: 'roman', body }),
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
