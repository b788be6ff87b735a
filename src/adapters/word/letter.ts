import { Document, DocumentGridType, PageOrientation, Packer, SectionType, type ISectionOptions } from 'docx';
import { linePitch, textWidthOf, type LetterDocument, type LetterPage } from '#src/documents/letter.ts';
import { Identities } from './identity.ts';
import { documentHead, letterFooters, letterHeaders } from './letter-frame.ts';
import { letterParts } from './letter-parts.ts';
import { twips, type Hand } from './letter-text.ts';
import { fonts, mm, standIns } from './looks.ts';
import { repack } from './repack.ts';
import { settle } from './write-word.ts';

type Page = NonNullable<NonNullable<ISectionOptions['properties']>['page']>;

/** Word sets lines a little wider than print: what must keep to one page is set smaller than there. */
const spare = 0.94;

/**
 * A letter as an editable Word file in the layout of GB/T 9704 with the official font names. `zoom` (1 or less) is the size
 * at which a letter that must keep to one page does so, as its PDF was set. The same letter gives the same bytes.
 */
export async function writeLetterDocx(letter: LetterDocument, zoom = 1): Promise<Uint8Array> {
  const hand: Hand = {
    size: letter.size,
    zoom: letter.fit ? zoom * spare : zoom,
    width: Math.round(textWidthOf(letter.page) * mm),
  };
  const identities = new Identities();
  const sections = letter.sections.map(({ parts }, index): ISectionOptions => ({
    properties: {
      ...(index === 0 ? {} : { type: SectionType.NEXT_PAGE }),
      titlePage: index === 0 && letter.layout === 'letter',
      page: paperOf(letter.page),
      // Lines are exact: a grid that snaps would spread titles and tables over two lines each.
      grid: { type: DocumentGridType.DEFAULT, linePitch: twips(linePitch(letter.size)) },
    },
    ...(index === 0 ? { headers: letterHeaders(letter), footers: letterFooters(letter) } : {}),
    children: [...(index === 0 ? documentHead(letter) : []), ...letterParts(parts, hand, identities)],
  }));
  const document = new Document({
    title: letter.title,
    creator: letter.author,
    lastModifiedBy: letter.author,
    evenAndOddHeaderAndFooters: true,
    sections,
    styles: {
      default: {
        document: {
          run: { font: fonts.fang, size: letter.size * 2, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
    },
  });
  const date = new Date(letter.date);
  return repack(await Packer.toBuffer(document), date, (path, content) => close(path, settle(path, content, date)));
}

/**
 * Latin letters and figures stand beside Chinese without a gap: docx knows of only one of the two switches, and puts it
 * behind what the order of the schema has after it.
 */
function close(path: string, content: Buffer): Buffer {
  if (path === 'word/fontTable.xml') return Buffer.from(withFonts(content.toString('utf8')));
  if (path !== 'word/document.xml') return content;
  const gap = /<w:autoSpaceDN w:val="(?:false|0)"\/>/gu;
  const ordered = content.toString('utf8').replaceAll(/<w:pPr>.*?<\/w:pPr>/gu, (properties) => {
    const rest = properties.replaceAll(gap, '');
    return rest === properties
      ? properties
      : rest.replace('<w:spacing ', '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing ');
  });
  return Buffer.from(ordered);
}

/** What Word takes where an official font is not installed. */
const withFonts = (table: string): string =>
  table.replace(/\/>$/u, `>${standIns.map(([name, other]) => fontEntry(name, other)).join('')}</w:fonts>`);
const fontEntry = (name: string, other: string): string =>
  `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`;

function paperOf({ landscape, top, bottom, inside, outside }: LetterPage): Page {
  const margin = (value: number): number => Math.round(value * mm);
  return {
    // docx turns the sheet itself.
    size: {
      width: 11906,
      height: 16838,
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: margin(top),
      bottom: margin(bottom),
      left: margin(inside),
      right: margin(outside),
      header: margin(Math.min(30, top)),
      footer: margin(Math.min(20, bottom / 2)),
      gutter: 0,
    },
  };
}
