import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { inflateRawSync } from 'node:zlib';

export interface ReadPage {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Pages of a PDF with their text, white space left out. */
export async function readPdf(
  pdf: Uint8Array,
): Promise<{ pages: ReadPage[]; text: string; labels: readonly string[] | null; outline: readonly string[] }> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    const [, , width = 0, height = 0] = page.view;
    pages.push({
      text: content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/gu, ''),
      width,
      height,
    });
  }
  const outline = (await document.getOutline()) as { title: string }[] | null;
  const read = {
    pages,
    text: pages.map((page) => page.text).join(''),
    labels: await document.getPageLabels(),
    outline: (outline ?? []).map((entry) => entry.title),
  };
  await task.destroy();
  return read;
}

/** What each page of a tagged PDF says once: without footers and without the heads that a table repeats, white space left out. */
export async function readWording(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: boolean[] = [];
    let text = '';
    for (const item of items) {
      if ('str' in item) text += open.includes(true) ? '' : item.str;
      else if (item.type === 'endMarkedContent') open.pop();
      // pdf.js gives the tag of marked content, but does not name it in its types.
      else open.push('tag' in item && item.tag === 'Artifact');
    }
    pages.push(text.replaceAll(/\s/gu, ''));
  }
  await task.destroy();
  return pages;
}

/** The parts of a zip that was written without data descriptors or with a central directory, by name. */
export function readZip(zip: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(zip);
  const parts = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [method, size, name, extra, comment, header] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const content = bytes.subarray(start, start + size);
    parts.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      (method === 8 ? inflateRawSync(content) : content).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** The words of a Word document in their order. */
export const wordText = (docx: Uint8Array): string => wordSections(docx).join('');

/** The words of a Word document, section by section; a section ends with the paragraph that describes it. */
export function wordSections(docx: Uint8Array): string[] {
  const xml = readZip(docx).get('word/document.xml') ?? '';
  return xml
    .replaceAll(/<\/w:sectPr>(?:(?!<\/w:p>).)*<\/w:p>/gsu, '$&\n')
    .split('\n')
    .map((section) =>
      [...section.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
        .map((match) => match[1] ?? '')
        .join('')
        .replaceAll(/\s/gu, ''),
    );
}
