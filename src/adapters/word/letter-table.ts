import {
  AlignmentType,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { LetterCell, LetterPart } from '#src/documents/letter.ts';
import { widthOf } from '#src/documents/letter-words.ts';
import { letterPara, type Hand } from './letter-text.ts';
import { fonts, mm } from './looks.ts';

type TablePart = Extract<LetterPart, { p: 'table' }>;

const sides = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
/** Left and right inside a cell, and above and below, in millimetres. */
const inset = { side: 1.2, edge: 1 } as const;
/** A row whose cells hold less than this stays whole. */
const wholeBelow = 300;

/** A table of a letter; its head repeats, a short row stays whole. */
export function letterTable(part: TablePart, hand: Hand): Table {
  const total = part.columns.reduce((sum, width) => sum + width, 0);
  const widths = part.columns.map((width) => Math.floor((width / total) * hand.width));
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: part.rows.map((row, index) =>
      tableRow(row, widths, { ...hand, size: part.size * hand.zoom }, index < part.head),
    ),
  });
}

function tableRow(row: readonly LetterCell[], widths: readonly number[], hand: Hand, head: boolean): TableRow {
  let at = 0;
  const cells = row.map((cell) => {
    const width = widths.slice(at, at + cell.span).reduce((sum, one) => sum + one, 0);
    at += cell.span;
    return tableCell(cell, width, hand);
  });
  const height = Math.max(0, ...row.map((cell) => cell.height ?? 0)) * hand.zoom;
  return new TableRow({
    tableHeader: head,
    cantSplit: row.every((cell) => cell.text.length < wholeBelow),
    ...(height === 0 ? {} : { height: { value: Math.round(height * mm), rule: HeightRule.ATLEAST } }),
    children: cells,
  });
}

function tableCell(cell: LetterCell, width: number, hand: Hand): TableCell {
  const room = (width - 2 * inset.side * mm) / 20;
  const size = fitting(cell.text, hand.size, room);
  const line = size * 1.35;
  const look = cell.role === 'head' ? { font: fonts.hei } : {};
  const set = { size, line, look: { ...look, characterSpacing: 0 } };
  const words = letterPara(cell.text, { ...set, more: { alignment: sides[cell.align] } });
  const foot =
    cell.foot === undefined
      ? []
      : [
          letterPara(cell.foot, {
            ...set,
            before: footRoom(cell, room, hand),
            more: { alignment: AlignmentType.RIGHT },
          }),
        ];
  return new TableCell({
    columnSpan: cell.span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: foot.length === 0 ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    margins: {
      top: Math.round(inset.edge * hand.zoom * mm),
      bottom: Math.round(inset.edge * hand.zoom * mm),
      left: Math.round(inset.side * mm),
      right: Math.round(inset.side * mm),
    },
    children: [words, ...foot],
  });
}

/** Points between the words of a cell and what stands at its foot. */
function footRoom(cell: LetterCell, room: number, { size, zoom }: Hand): number {
  const lines = cell.text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * size) / room)), 0);
  const high = ((cell.height ?? 0) * zoom - 2 * inset.edge) * (mm / 20);
  return Math.max(0, high - (lines + 1) * size * 1.35 - 1);
}

/** Width in em of Latin letters and figures, in the widest of the faces that may stand in. */
const latinWidth = (word: string): number =>
  [...word].reduce((sum, letter) => sum + (/[A-Z@]/u.test(letter) ? 0.78 : 0.57), 0);

/** A code or address that a line does not break is set smaller, to 70 % at most. */
function fitting(text: string, size: number, room: number): number {
  const widest = Math.max(0, ...[...text.matchAll(/[!-~]{8,}/gu)].map(([word]) => latinWidth(word) * size));
  return widest > room ? Math.max(size * 0.7, Math.floor((size * room * 2) / widest) / 2) : size;
}
