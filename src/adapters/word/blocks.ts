import { AlignmentType, LineRuleType, Paragraph, TextRun, type FileChild, type IParagraphOptions } from 'docx';
import type { DocBlock, Para } from '#src/documents/document.ts';
import { fonts, mm, sizes } from './looks.ts';
import { runsOf, type Pen } from './runs.ts';
import { writeTable } from './table.ts';

const sides = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A paragraph; indent in em of the pen's size, space above in millimetres. */
export function writePara(para: Para, pen: Pen, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    ...(para.align === undefined ? {} : { alignment: sides[para.align] }),
    ...(para.indent === undefined ? {} : { indent: { firstLine: Math.round(para.indent * pen.size * 10) } }),
    spacing: {
      line: 400,
      lineRule: LineRuleType.AT_LEAST,
      ...(para.space === undefined ? {} : { before: Math.round(para.space * mm) }),
    },
    ...more,
    children: runsOf(para.inlines, pen, para.indent),
  });
}

/** Two tables without a paragraph between them would grow together: one of exactly one point keeps them apart. */
const hair = (): Paragraph =>
  new Paragraph({
    spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [new TextRun({ text: '', size: 2 })],
  });
const gap = (): Paragraph =>
  new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, children: [] });

const isTable = (block: DocBlock | undefined): boolean => block?.b === 'table' || block?.b === 'boxed';

/** The blocks of a sheet. */
export function writeBlocks(blocks: readonly DocBlock[], pen: Pen): FileChild[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const between =
      isTable(block) && isTable(before)
        ? [(block.b === 'table' || block.b === 'boxed') && block.join ? hair() : gap()]
        : [];
    return [...between, ...writeBlock(block, pen, blocks[index + 1]?.b === 'notes')];
  });
}

/** `noted`: notes follow, which do not stand on a page without what they explain. */
function writeBlock(block: DocBlock, pen: Pen, noted: boolean): FileChild[] {
  switch (block.b) {
    case 'heading':
      return [heading(block)];
    case 'para':
      return [writePara(block.para, pen)];
    case 'table':
      return [writeTable(block.columns, block.head, block.rows, pen, noted)];
    case 'boxed':
      return [
        writeTable([1], 0, [[{ paras: block.paras, span: 1, rows: 1, role: 'value', align: 'left' }]], pen, noted),
      ];
    case 'notes':
      return block.paras.map((para, index) =>
        writePara(
          para,
          { ...pen, size: sizes.note },
          { spacing: { before: 40 }, keepLines: true, keepNext: index < block.paras.length - 1 },
        ),
      );
    case 'cover':
      return cover(block, pen);
    default:
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}

function heading({ level, text }: Extract<DocBlock, { b: 'heading' }>): Paragraph {
  const outlineLevel = Math.max(0, level - 1);
  if (level === 0)
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      outlineLevel: 0,
      spacing: { after: 360 },
      children: [new TextRun({ text, font: fonts.title, size: sizes.title })],
    });
  return new Paragraph({
    outlineLevel,
    keepNext: true,
    spacing: { before: level === 1 ? 0 : 240, after: 160 },
    children: [new TextRun({ text, font: fonts.hei, size: level === 1 ? sizes.heading : sizes.subheading })],
  });
}

function cover(block: Extract<DocBlock, { b: 'cover' }>, pen: Pen): Paragraph[] {
  const titles = block.titles.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: index === 0 ? Math.round(38 * mm) : 240 },
        children: [new TextRun({ text, font: fonts.title, size: sizes.cover })],
      }),
  );
  const lines = block.lines.map((line, index) =>
    writePara(
      line,
      { ...pen, size: sizes.line },
      { indent: { left: Math.round(4 * mm) }, spacing: { before: index === 0 ? Math.round(44 * mm) : 320 } },
    ),
  );
  const foot = block.foot.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: index === 0 ? Math.round(36 * mm) : 120 },
        children: [new TextRun({ text, font: fonts.fang, size: sizes.line })],
      }),
  );
  return [...titles, ...lines, ...foot];
}
