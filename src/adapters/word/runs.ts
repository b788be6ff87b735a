import { BorderStyle, ImageRun, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { Inline } from '#src/documents/document.ts';
import { fonts, look } from './looks.ts';
import type { Identities } from './identity.ts';
import { emOf, narrowed } from './line-room.ts';
import type { Picture } from './pictures.ts';

/** What writing a paragraph needs to know. Size in half-points, room for a picture's width in pixels. */
export interface Pen {
  readonly size: number;
  readonly identities: Identities;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly bold?: boolean;
  /** Whether its paragraphs stay with what follows. */
  readonly keepNext?: boolean;
  readonly room: number;
}

/** The runs of a paragraph, its first line indented by `indent` em; neighbours that belong to one field share its content control. */
export function runsOf(inlines: readonly Inline[], pen: Pen, indent = 0): ParagraphChild[] {
  const groups: { field: string | undefined; runs: ParagraphChild[] }[] = [];
  // A pixel is 0.75 points; half an em is left for what counting does not know.
  for (const inline of narrowed(inlines, (pen.room * 1.5) / pen.size - 0.5 - indent)) {
    const field = 'field' in inline ? inline.field : undefined;
    const last = groups.at(-1);
    if (last !== undefined && (field === last.field || (inline.t === 'break' && last.field !== undefined)))
      last.runs.push(...runOf(inline, pen));
    else groups.push({ field, runs: runOf(inline, pen) });
  }
  return groups.flatMap(({ field, runs }) => (field === undefined ? runs : pen.identities.mark(field, runs)));
}

function runOf(inline: Inline, pen: Pen): ParagraphChild[] {
  const run = (text: string, more: IRunOptions = {}): TextRun =>
    new TextRun({ ...look('value', pen.size), ...more, text });
  switch (inline.t) {
    case 'text':
      return [
        run(inline.text.replaceAll('\u2060', ''), {
          ...look(inline.tone, pen.size),
          ...(pen.bold === true && inline.tone === 'label' ? { bold: true } : {}),
        }),
      ];
    case 'box':
      return [box(inline.checked, pen)];
    case 'blank':
      return [run(spaces(inline.width), { underline: {} })];
    case 'line':
      return [run(padded(inline.text, inline.width), { underline: {} })];
    case 'seal':
      return [run(sealWords[inline.kind], { font: fonts.kai, color: '909090', size: Math.round(pen.size * 0.8) })];
    case 'picture':
      return pictureRun(inline, pen);
    case 'page':
      return [run(inline.otherwise)];
    default:
      return [new TextRun({ break: 1 })];
  }
}

const sealWords = {
  seal: '　　　　　（盖章处）　　　　　',
  signature: '　　　　（签字处）　　　　',
  date: '　　　　年　　月　　日',
} as const;

/** A tick stands in a bordered run, an empty box is U+25A1 in a Chinese face: neither looks ticked when a font is missing. */
function box(checked: boolean, pen: Pen): TextRun {
  const base = { font: fonts.song, size: pen.size };
  return checked
    ? new TextRun({
        ...base,
        text: '√',
        border: { style: BorderStyle.SINGLE, size: 4, space: 0, color: '000000' },
      })
    : new TextRun({ ...base, text: '□' });
}

const spaces = (em: number): string => '\u3000'.repeat(Math.max(1, Math.round(em)));

/** Centred on its line by spaces of the same underline. */
function padded(text: string, width: number): string {
  const side = Math.max(0, Math.floor((width - emOf(text)) / 2));
  return `${'\u3000'.repeat(side)}${text}${'\u3000'.repeat(side)}`;
}

function pictureRun(inline: Extract<Inline, { t: 'picture' }>, pen: Pen): ParagraphChild[] {
  const picture = pen.pictures.get(inline.file);
  if (picture === undefined) return [];
  const ratio = Math.min(pen.room / picture.width, 760 / picture.height);
  const pixels = (millimetres: number): number => Math.round((millimetres / 25.4) * 96);
  const transformation =
    inline.widthMm !== undefined && inline.heightMm !== undefined
      ? { width: pixels(inline.widthMm), height: pixels(inline.heightMm) }
      : { width: Math.round(picture.width * ratio), height: Math.round(picture.height * ratio) };
  const words = inline.caption ?? '图片';
  const image = new ImageRun({
    type: picture.type,
    data: picture.data,
    transformation,
    altText: { name: words, title: words, description: words },
  });
  return inline.caption === undefined
    ? [image]
    : [image, new TextRun({ break: 1 }), new TextRun({ ...look('value', pen.size), text: inline.caption })];
}
