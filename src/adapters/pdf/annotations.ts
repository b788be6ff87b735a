import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, type PDFPage } from '@cantoo/pdf-lib';

type Box = readonly [number, number, number, number];

const hidden = 2;
/** Popups and links show nothing of their own on paper. */
const silent: ReadonlySet<string> = new Set(['/Popup', '/Link']);

/**
 * Draws the appearances of a page's annotations (stamps, signatures, filled fields) into its content,
 * because a page that is embedded in another loses its annotations.
 */
export function drawAnnotations(page: PDFPage): void {
  const annotations = page.node.Annots();
  if (annotations === undefined) return;
  for (let index = 0; index < annotations.size(); index++) {
    const annotation = annotations.lookup(index);
    if (annotation instanceof PDFDict) draw(page, annotation);
  }
}

function draw(page: PDFPage, annotation: PDFDict): void {
  const flags = annotation.lookup(PDFName.of('F'));
  const isHidden = flags instanceof PDFNumber && (flags.asNumber() & hidden) !== 0;
  const appearance =
    isHidden || silent.has(String(annotation.get(PDFName.of('Subtype')))) ? null : normalAppearance(annotation);
  const rect = boxOf(annotation.lookup(PDFName.of('Rect')));
  const box = appearance === null ? null : boxOf(appearance.stream.dict.lookup(PDFName.of('BBox')));
  if (appearance === null || rect === null || box === null || box[2] === box[0] || box[3] === box[1]) return;
  const xScale = (rect[2] - rect[0]) / (box[2] - box[0]);
  const yScale = (rect[3] - rect[1]) / (box[3] - box[1]);
  const name = page.node.newXObject('Annotation', appearance.ref);
  const matrix = [xScale, 0, 0, yScale, rect[0] - box[0] * xScale, rect[1] - box[1] * yScale]
    .map((value) => value.toFixed(4))
    .join(' ');
  const content = page.doc.context.stream(`q ${matrix} cm ${name.asString()} Do Q`);
  page.node.wrapContentStreams(
    page.doc.context.getPushGraphicsStateContentStream(),
    page.doc.context.getPopGraphicsStateContentStream(),
  );
  page.node.addContentStream(page.doc.context.register(content));
}

interface Appearance {
  readonly ref: PDFRef;
  readonly stream: PDFStream;
}

/** The normal appearance, or the one of its present state. */
function normalAppearance(annotation: PDFDict): Appearance | null {
  const all = annotation.lookup(PDFName.of('AP'));
  if (!(all instanceof PDFDict)) return null;
  const normal = all.get(PDFName.of('N'));
  const direct = streamAt(annotation, normal);
  if (direct !== null) return direct;
  const states = all.lookup(PDFName.of('N'));
  const state = annotation.get(PDFName.of('AS'));
  return states instanceof PDFDict && state instanceof PDFName ? streamAt(annotation, states.get(state)) : null;
}

function streamAt(annotation: PDFDict, value: unknown): Appearance | null {
  if (!(value instanceof PDFRef)) return null;
  const stream = annotation.context.lookup(value);
  return stream instanceof PDFRawStream || stream instanceof PDFStream ? { ref: value, stream } : null;
}

function boxOf(value: unknown): Box | null {
  if (!(value instanceof PDFArray) || value.size() !== 4) return null;
  const numbers = [0, 1, 2, 3].map((index) => {
    const one = value.lookup(index);
    return one instanceof PDFNumber ? one.asNumber() : Number.NaN;
  });
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  return numbers.some(Number.isNaN) ? null : [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}
