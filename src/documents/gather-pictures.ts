import type { DocBlock, Inline, Para } from './document.ts';
import type { PrintDeps } from './job.ts';

/** The pictures that blocks show, ready to be set, by the name the document uses. */
export async function gatherPictures(
  deps: PrintDeps,
  blocks: readonly DocBlock[],
): Promise<Record<string, Uint8Array>> {
  const names = new Set(
    blocks
      .flatMap(parasOf)
      .flatMap((para) => para.inlines)
      .filter(isPicture)
      .map((inline) => inline.file),
  );
  const pictures: Record<string, Uint8Array> = {};
  for (const name of names) pictures[name] = await pictureOf(deps, name);
  return pictures;
}

const isPicture = (inline: Inline): inline is Extract<Inline, { t: 'picture' }> => inline.t === 'picture';

function parasOf(block: DocBlock): readonly Para[] {
  switch (block.b) {
    case 'para':
      return [block.para];
    case 'table':
      return block.rows.flatMap((row) => row.flatMap((cell) => cell.paras));
    case 'boxed':
    case 'notes':
      return block.paras;
    case 'cover':
      return block.lines;
    default:
      return [];
  }
}

const made = new WeakMap<PrintDeps, Map<string, Promise<Uint8Array>>>();

/** A picture is made printable once in a job, however often it is set. */
function pictureOf(deps: PrintDeps, name: string): Promise<Uint8Array> {
  const known = made.get(deps) ?? new Map<string, Promise<Uint8Array>>();
  made.set(deps, known);
  const picture = known.get(name) ?? deps.readFile(name).then((bytes) => deps.volumes.printablePicture(bytes));
  known.set(name, picture);
  return picture;
}
