import {
  AlignmentType,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { DocCell, Para } from '#src/documents/document.ts';
import { mm, sizes, textWidth } from './looks.ts';
import { emOf } from './line-room.ts';
import { runsOf, type Pen } from './runs.ts';

/** Rows are at least this high, in twentieths of a point. */
const rowHeight = Math.round(7.4 * mm);
/** Left and right inside a cell, together. */
const sideRoom = 160;
const sides = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A table of fixed column widths; head rows repeat on the next page. `keepLast` holds the last row with what follows the table. */
export function writeTable(
  columns: readonly number[],
  head: number,
  rows: readonly (readonly DocCell[])[],
  pen: Pen,
  keepLast = false,
): Table {
  const widths = widthsOf(columns);
  const starts = startsOf(columns.length, rows);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index < head,
          cantSplit: index < head,
          height: {
            value: Math.max(rowHeight, ...row.map((cell) => Math.round((cell.minHeight ?? 0) * mm))),
            rule: HeightRule.ATLEAST,
          },
          children: row.map((cell, at) =>
            writeCell(cell, widthOf(widths, starts[index]?.[at] ?? 0, cell.span), {
              ...pen,
              keepNext: keepLast && index === rows.length - 1,
            }),
          ),
        }),
    ),
  });
}

function widthsOf(columns: readonly number[]): number[] {
  const total = columns.reduce((sum, part) => sum + part, 0);
  return columns.map((part) => Math.round((part / total) * textWidth));
}

const widthOf = (widths: readonly number[], start: number, span: number): number =>
  widths.slice(start, start + span).reduce((sum, width) => sum + width, 0);

/** First column of every cell, as cells that reach down from above take their columns away. */
function startsOf(count: number, rows: readonly (readonly DocCell[])[]): number[][] {
  const covered = Array.from({ length: count }, () => 0);
  return rows.map((row) => {
    let column = 0;
    const taken = row.map((cell) => {
      while ((covered[column] ?? 0) > 0) column++;
      const start = column;
      column += cell.span;
      return { start, cell };
    });
    for (const { start, cell } of taken) covered.fill(cell.rows, start, start + cell.span);
    covered.forEach((left, index) => {
      covered[index] = Math.max(0, left - 1);
    });
    return taken.map(({ start }) => start);
  });
}

function writeCell(cell: DocCell, width: number, pen: Pen): TableCell {
  const inside: Pen = {
    ...pen,
    size: sizes.cell,
    bold: cell.role === 'band' || cell.role === 'head',
    room: Math.floor((width - sideRoom) / 15),
  };
  const tall = cell.minHeight !== undefined && cell.align === 'left';
  return new TableCell({
    columnSpan: cell.span,
    rowSpan: cell.rows,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: tall ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins: { top: 20, bottom: 20, left: sideRoom / 2, right: sideRoom / 2 },
    children: cell.paras.map((para) =>
      cellPara(para, cell, { ...inside, size: fittingSize(para, cell, width - sideRoom) }),
    ),
  });
}

/**
 * Long codes and numbers shrink to their line, to 60 % at most; printed words where a little is enough; a reason in a narrow
 * cell by a quarter. Half-points.
 */
function fittingSize(para: Para, cell: DocCell, room: number): number {
  const [inline, ...more] = para.inlines.filter((one) => one.t !== 'text' || one.text !== '');
  if (inline?.t !== 'text' || more.length > 0) return sizes.cell;
  if (inline.tone === 'reason' && emOf(inline.text) * sizes.cell * 10 > room * 2) return Math.round(sizes.cell * 0.75);
  const wide = emOf(inline.text) * sizes.cell * 10;
  const least = inline.fit === true ? 0.6 : cell.role === 'value' ? 1 : 0.84;
  return wide > room && wide * least <= room ? Math.floor((sizes.cell * room) / wide) : sizes.cell;
}

function cellPara(para: Para, cell: DocCell, pen: Pen): Paragraph {
  return new Paragraph({
    alignment: sides[para.align ?? cell.align],
    ...(pen.keepNext === true ? { keepNext: true } : {}),
    ...(para.indent === undefined ? {} : { indent: { firstLine: Math.round(para.indent * pen.size * 10) } }),
    spacing: {
      line: 270,
      lineRule: LineRuleType.AT_LEAST,
      ...(para.space === undefined ? {} : { before: Math.round(para.space * mm) }),
    },
    children: runsOf(para.inlines, pen, para.indent),
  });
}
