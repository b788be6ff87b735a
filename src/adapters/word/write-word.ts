import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from 'docx';
import type { DocSheet } from '#src/documents/document.ts';
import type { WordForm } from '#src/documents/word-form.ts';
import { writeBlocks } from './blocks.ts';
import { Identities } from './identity.ts';
import { fonts, mm, sizes } from './looks.ts';
import { readPictures } from './pictures.ts';
import { repack } from './repack.ts';
import type { Pen } from './runs.ts';

/**
 * A form as an editable Word file with the official font names: the same spans, repeated heads, boxes and page breaks as in print.
 * Each field is marked by a content control and a bookmark. The same form gives the same bytes.
 */
export async function writeWord(form: WordForm): Promise<Uint8Array> {
  const pen: Pen = {
    size: sizes.form,
    identities: new Identities(),
    pictures: await readPictures(form.pictures),
    room: 560,
  };
  const sections = form.sheets.map((sheet, index) =>
    section(sheet, form.sheets[index - 1], index === 0 ? footerOf(form) : null, pen),
  );
  const document = new Document({
    title: form.title,
    creator: form.running,
    lastModifiedBy: form.running,
    sections,
    styles: {
      default: {
        document: { run: { font: fonts.fang, size: sizes.form, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
    },
  });
  const date = new Date(form.date);
  return repack(await Packer.toBuffer(document), date, (path, content) => settle(path, content, date));
}

const margins = {
  top: Math.round(24 * mm),
  bottom: Math.round(24 * mm),
  left: Math.round(28 * mm),
  right: Math.round(22 * mm),
  footer: Math.round(12 * mm),
  header: Math.round(12 * mm),
  gutter: 0,
};

/** Leaves, and what follows them, begin on right-hand pages. */
function section(sheet: DocSheet, before: DocSheet | undefined, footer: Footer | null, pen: Pen): ISectionOptions {
  const right = sheet.leaf || before?.leaf === true;
  return {
    properties: {
      type: right ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
      page: { size: { width: 11906, height: 16838 }, margin: margins },
    },
    ...(footer === null ? {} : { footers: { default: footer } }),
    children: [...writeBlocks(sheet.blocks, pen)],
  };
}

/** The page's number under its award; below them, in a filled form, which version it is (M8). */
function footerOf({ running, version }: Pick<WordForm, 'running' | 'version'>): Footer {
  const run = { font: fonts.song, size: 18 };
  const mark = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...run, size: 15, text: version })],
  });
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ ...run, text: `${running}　— ` }),
          new TextRun({ ...run, children: [PageNumber.CURRENT] }),
          new TextRun({ ...run, text: ' —' }),
        ],
      }),
      ...(version === '' ? [] : [mark]),
    ],
  });
}

/** Dates of the file are those of the form; margins are mirrored for binding; ids of drawings count from 1. */
export function settle(path: string, content: Buffer, date: Date): Buffer {
  if (path === 'docProps/core.xml')
    return replaced(content, [[/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${date.toISOString()}`]]);
  if (path === 'word/settings.xml')
    return replaced(content, [
      [/(<w:settings[^>]*>)/u, '$1<w:mirrorMargins/>'],
      [/<w:displayBackgroundShape\/>/u, ''],
    ]);
  if (path !== 'word/document.xml') return content;
  let id = 0;
  return Buffer.from(
    content.toString('utf8').replaceAll(/(<wp:docPr[^>]*? id=")\d+/gu, (_, head: string) => `${head}${++id}`),
  );
}

const replaced = (content: Buffer, pairs: readonly (readonly [RegExp, string])[]): Buffer =>
  Buffer.from(pairs.reduce((text, [from, to]) => text.replace(from, to), content.toString('utf8')));
