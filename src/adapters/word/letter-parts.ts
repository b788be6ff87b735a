import { AlignmentType, BorderStyle, TabStopType, type FileChild, type Paragraph } from 'docx';
import { linePitch, type AnnexItem, type LetterPart, type ParaLook } from '#src/documents/letter.ts';
import { widthOf } from '#src/documents/letter-words.ts';
import type { Identities } from './identity.ts';
import { red } from './letter-frame.ts';
import { imprint } from './letter-imprint.ts';
import { letterTable } from './letter-table.ts';
import { emOf, emptyLines, letterPara, letterRuns, twips, type Hand, type Setting } from './letter-text.ts';
import { fonts } from './looks.ts';

/** The parts of a section. What is kept open to be written in later is marked, so that it can be found in the file. */
export function letterParts(parts: readonly LetterPart[], hand: Hand, identities: Identities): FileChild[] {
  return parts.flatMap((part, index) => [
    ...(part.p === 'table' && words.has(parts[index - 1]?.p) ? [gap(hand)] : []),
    ...letterPart(part, hand, identities, parts[index + 1]?.p),
  ]);
}

function letterPart(
  part: LetterPart,
  hand: Hand,
  identities: Identities,
  next: LetterPart['p'] | undefined,
): FileChild[] {
  const size = hand.size * hand.zoom;
  switch (part.p) {
    case 'title':
      return title(part.lines, hand, next !== 'number');
    case 'number':
      return number(part, hand, identities);
    case 'addressee':
      return [letterPara(part.text, { size })];
    case 'para':
      return [para(part, hand, next)];
    case 'annexList':
      return annexList(part.items, size);
    case 'signature':
      return signature(part, size, next === 'note');
    case 'note':
      return [letterPara(part.text, { size, more: { indent: { firstLine: twips(2 * emOf(size)) } } })];
    case 'mark':
      return [letterPara(part.text, { size, look: { font: fonts.hei }, after: linePitch(hand.size) * hand.zoom })];
    case 'caption':
      return [
        letterPara(part.text, {
          size: Math.min(size, 12 * hand.zoom),
          look: { font: fonts.hei },
          before: 6 * hand.zoom,
          more: { keepNext: true },
        }),
      ];
    case 'imprint':
      return imprint(part, hand);
    default:
      return [letterTable(part, hand), gap(hand)];
  }
}

function title(lines: readonly string[], { size, zoom }: Hand, apart: boolean): Paragraph[] {
  return lines.map((text, index) =>
    letterPara(text, {
      size: 22 * zoom,
      line: 35 * zoom,
      look: { font: fonts.title, characterSpacing: 0 },
      more: {
        alignment: AlignmentType.CENTER,
        keepNext: true,
        ...(index === 0 ? { outlineLevel: 0 } : {}),
      },
      ...(apart && index === lines.length - 1 ? { after: linePitch(size) * zoom } : {}),
    }),
  );
}

/** 发文字号: at the right above the title of a 函, over the red line of a document, in the middle under that of a notice. */
function number(
  { text, place, signer }: Extract<LetterPart, { p: 'number' }>,
  { size: full, zoom, width }: Hand,
  identities: Identities,
): Paragraph[] {
  const size = full * zoom;
  // The line is as wide as the indents leave it: spaces keep the words of an upward document off its ends.
  const marked = identities.mark('number', letterRuns(text, size));
  const em = twips(emOf(size));
  const sets: Readonly<Record<typeof place, Omit<Setting, 'size'>>> = {
    right: { before: 4, more: { alignment: AlignmentType.RIGHT, children: marked } },
    title: { after: size * 0.7, more: { alignment: AlignmentType.CENTER, children: marked } },
    head: {
      more: {
        alignment: signer === null ? AlignmentType.CENTER : AlignmentType.LEFT,
        keepNext: true,
        border: { bottom: { style: BorderStyle.SINGLE, size: 10, color: red, space: 11 } },
        ...(signer === null
          ? { children: marked }
          : {
              tabStops: [{ type: TabStopType.RIGHT, position: width - em }],
              children: [...letterRuns('　', size), ...marked, ...letterRuns(`\t${signer}`, size)],
            }),
      },
    },
  };
  return [letterPara(text, { size, ...sets[place] }), ...(place === 'title' ? [] : emptyLines(size, 2))];
}

const faces: Readonly<Partial<Record<ParaLook, (typeof fonts)[keyof typeof fonts]>>> = {
  first: fonts.hei,
  second: fonts.kai,
};
const alignments: Readonly<Partial<Record<ParaLook, (typeof AlignmentType)[keyof typeof AlignmentType]>>> = {
  sign: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
};

function para(
  { text, look }: Extract<LetterPart, { p: 'para' }>,
  hand: Hand,
  next: LetterPart['p'] | undefined,
): Paragraph {
  const size = look === 'small' ? Math.min(hand.size * 0.95, 12) * hand.zoom : hand.size * hand.zoom;
  const face = faces[look];
  const align = alignments[look];
  const indented = align === undefined && look !== 'flush' && look !== 'small';
  // A heading stays with its text, the last words with the signature.
  const kept = face !== undefined || look === 'sign' || (next !== undefined && holders.has(next));
  return letterPara(text, {
    size,
    ...(face === undefined ? {} : { look: { font: face } }),
    ...(look === 'small' ? { line: size * 1.5, before: 3 } : {}),
    more: {
      ...(align === undefined ? {} : { alignment: align }),
      ...(indented ? { indent: { firstLine: twips(2 * emOf(size)) } } : {}),
      ...(kept ? { keepNext: true } : {}),
    },
  });
}

/** What the paragraph before it stays with. */
const holders: ReadonlySet<LetterPart['p']> = new Set(['signature', 'annexList', 'table', 'caption']);

/** 附件： two characters in; a second line of a name begins under its first character. */
function annexList(items: readonly AnnexItem[], size: number): Paragraph[] {
  const em = emOf(size);
  const hang = ({ mark, text }: AnnexItem, first: boolean): Paragraph => {
    const hanging = widthOf(mark) * 0.75 * em + (first ? 3 * em : 0);
    return letterPara(`${first ? '附件：' : ''}${mark}${text}`, {
      size,
      more: { indent: { left: twips((first ? 2 : 5) * em + hanging), hanging: twips(hanging) }, keepNext: true },
    });
  };
  return [...emptyLines(size, 1), ...items.map((item, index) => hang(item, index === 0))];
}

/** `noted`: a note follows, which does not stand alone on a page. */
function signature(part: Extract<LetterPart, { p: 'signature' }>, size: number, noted: boolean): Paragraph[] {
  const em = emOf(size);
  const line = (text: string, indent: number, keepNext: boolean): Paragraph =>
    letterPara(text, {
      size,
      more: { alignment: AlignmentType.RIGHT, indent: { right: twips(indent * em) }, keepNext },
    });
  return [...emptyLines(size, 2), line(part.issuer, part.issuerIndent, true), line(part.date, part.dateIndent, noted)];
}

/** What needs a gap to a table under it. */
const words: ReadonlySet<LetterPart['p'] | undefined> = new Set(['para', 'addressee']);
/** Between text and a table: a paragraph too, since tables without one between them grow together. */
const gap = ({ zoom }: Hand): Paragraph => letterPara('', { size: 4, line: 8 * zoom });
