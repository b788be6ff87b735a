import { PDFDocument, degrees, rgb } from '@cantoo/pdf-lib';

/** Words as one outline: path data with y downwards from the base line, and its width, both for a size of one point. */
export interface WordsOutline {
  readonly path: string;
  readonly width: number;
}

const grey = rgb(0.35, 0.35, 0.35);
/** Points: the line at the foot of each page, and the words across it. */
const foot = { size: 7, left: 40, bottom: 10, opacity: 0.75 } as const;
const across = { size: 26, turn: 35, opacity: 0.07 } as const;

/** A PDF whose every page bears who looks at it and when (X12); the pages themselves stay as they are. Throws on a PDF it cannot read. */
export async function markPages(pdf: Uint8Array, words: WordsOutline): Promise<Uint8Array> {
  const target = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const page of target.getPages()) {
    const { width, height } = page.getSize();
    page.drawSvgPath(words.path, {
      x: foot.left,
      y: foot.bottom,
      scale: foot.size,
      color: grey,
      opacity: foot.opacity,
      borderWidth: 0,
    });
    const angle = (across.turn * Math.PI) / 180;
    const size = Math.min(
      across.size,
      (Math.min(width / Math.cos(angle), height / Math.sin(angle)) * 0.92) / words.width,
    );
    const long = words.width * size;
    page.drawSvgPath(words.path, {
      x: (width - long * Math.cos(angle)) / 2,
      y: (height - long * Math.sin(angle)) / 2,
      scale: size,
      rotate: degrees(across.turn),
      color: grey,
      opacity: across.opacity,
      borderWidth: 0,
    });
  }
  return await target.save({ useObjectStreams: true, updateFieldAppearances: false });
}
