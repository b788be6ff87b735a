import { PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import type { VolumeDetails, VolumeWriter } from '#src/documents/volume-writer.ts';
import { drawAnnotations } from './annotations.ts';
import { writeOutline, writePageLabels } from './outline.ts';
import { a4, drawFitted, drawPicture, roomOn, type Turn } from './place.ts';

const load = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });

function turnOf(page: PDFPage): Turn {
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  return angle === 90 || angle === 180 || angle === 270 ? angle : 0;
}

/** Lays the overlay's pages over what was drawn; they hold footer, QR and watermark. */
async function addOverlays(target: PDFDocument, pages: readonly PDFPage[], overlay: Uint8Array): Promise<void> {
  const over = await load(overlay);
  if (over.getPageCount() !== pages.length)
    throw new Error(`The overlay has ${over.getPageCount()} pages for ${pages.length}`);
  const embedded = await target.embedPages(over.getPages());
  embedded.forEach((one, index) => pages[index]?.drawPage(one, { x: 0, y: 0, width: a4.width, height: a4.height }));
}

/** Gathers a volume's pages into one PDF, item by item. The same pages and details give the same bytes. */
export async function openVolume(): Promise<VolumeWriter> {
  const target = await PDFDocument.create({ updateMetadata: false });
  const newPage = (): PDFPage => target.addPage([a4.width, a4.height]);
  return {
    get pages() {
      return target.getPageCount();
    },
    async addSet(pdf) {
      const source = await load(pdf);
      for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page);
    },
    async addSupplied(pdf, overlay, firstPage) {
      const sources = (await load(pdf)).getPages();
      for (const page of sources) {
        giveContents(page);
        drawAnnotations(page);
      }
      const embedded = await target.embedPages(sources, sources.map(visibleBox));
      const pages = embedded.map((one, index) => {
        const page = newPage();
        const source = sources[index];
        drawFitted(page, one, source === undefined ? 0 : turnOf(source), roomOn(firstPage + index));
        return page;
      });
      await addOverlays(target, pages, overlay);
    },
    async addPicture(picture, overlay, firstPage) {
      const image = picture[0] === 0x89 ? await target.embedPng(picture) : await target.embedJpg(picture);
      const page = newPage();
      drawPicture(page, image, roomOn(firstPage));
      await addOverlays(target, [page], overlay);
    },
    addEmpty() {
      newPage();
    },
    async finish(details) {
      describe(target, details);
      return target.save({ useObjectStreams: true, updateFieldAppearances: false });
    },
  };
}

/** An empty page may lack its contents, as the back of a scan does; the library embeds none without. */
function giveContents(page: PDFPage): void {
  const { context } = page.doc;
  if (page.node.Contents() === undefined)
    page.node.set(PDFName.of('Contents'), context.register(context.stream(new Uint8Array())));
}

/** What a reader shows of a page: its crop box. */
function visibleBox(page: PDFPage): { left: number; bottom: number; right: number; top: number } {
  const { x, y, width, height } = page.getCropBox();
  return { left: x, bottom: y, right: x + width, top: y + height };
}

function describe(target: PDFDocument, { title, author, date, outline, frontPages }: VolumeDetails): void {
  const when = new Date(date);
  target.setTitle(title, { showInWindowTitleBar: true });
  target.setAuthor(author);
  target.setProducer('Laurel');
  target.setCreator('Laurel');
  target.setCreationDate(when);
  target.setModificationDate(when);
  target.setLanguage('zh-CN');
  writeOutline(target, outline);
  writePageLabels(target, frontPages);
}

/** Pages of a PDF; throws on one that is broken or encrypted. */
export async function countPages(pdf: Uint8Array): Promise<number> {
  return (await load(pdf)).getPageCount();
}
