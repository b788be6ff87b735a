import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';

const fonts = fileURLToPath(new URL('../../fonts', import.meta.url));

/** A part of a made-up report: its printed heading, its level, and paragraphs of text. */
export interface Part {
  readonly heading: string;
  readonly level: number;
  readonly paragraphs: readonly string[];
  readonly startsPage?: true;
}
export interface ReportStyle {
  readonly outline: boolean;
  readonly contents: boolean;
  /** Letters of headings in points; the text has 12. */
  readonly headingSize: number;
  /** Head of every page; the folio stands at the foot. */
  readonly head: string;
}

/** A report set like one from Word: head, folio, contents with leaders if wished, chapters on new pages. */
export function reportPdf(parts: readonly Part[], style: ReportStyle): Uint8Array {
  const compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] });
  const source = [
    `#set text(font: "FandolFang R", size: 12pt, lang: "zh")`,
    `#set page(paper: "a5", margin: 20mm, header: align(center)[${style.head}], numbering: "1", footer: context align(center)[第 #counter(page).display() 页])`,
    `#set heading(bookmarked: ${style.outline})`,
    `#show heading: it => block(text(size: ${style.headingSize}pt, weight: "regular", it.body))`,
    style.contents ? '#align(center)[目录]\n#outline(title: none)\n#pagebreak()' : '',
    ...parts.map(
      (part) =>
        `${part.level === 1 ? '#pagebreak(weak: true)\n' : ''}${part.startsPage === true ? '#pagebreak()\n' : ''}#heading(level: ${part.level})[${part.heading}]\n\n${part.paragraphs.join('\n\n')}`,
    ),
  ].join('\n\n');
  return compiler.pdf({ mainFileContent: source });
}

/** The same as a scan: pictures of pages, no text. */
export async function scanPdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const picture = await document.embedJpg(
    await sharp({ create: { width: 420, height: 595, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer(),
  );
  for (let i = 0; i < pages; i++)
    document.addPage([420, 595]).drawImage(picture, { x: 0, y: 0, width: 420, height: 595 });
  return await document.save();
}
