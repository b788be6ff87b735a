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
  for (const name of names) pictures[name] = await deps.volumes.printablePicture(await deps.readFile(name));
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
