import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';
import type { LetterDocument } from '#src/documents/letter.ts';
import { fonts, mm } from './looks.ts';

const red = 'E60012';
/** The red lines are 170 mm long and stand in the middle of the paper. */
const lineLength = 170;

/** 发文机关标志 and the red line under it, on the first page of a 函. */
export function letterHeaders({ head, page }: LetterDocument): NonNullable<ISectionOptions['headers']> {
  if (head === null) return {};
  const size = Math.min(36, Math.floor((lineLength * mm) / 20 / [...head].length));
  const name = new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: beyond(page),
    border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: red, space: 11 } },
    spacing: { line: size * 22, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: head, font: fonts.title, size: size * 2, color: red })],
  });
  return { first: new Header({ children: [name] }) };
}

/** Page numbers outside, 四号 with dashes; none on the first page of a 函, which has its red line, and none on a single page. */
export function letterFooters({ head, fit, page }: LetterDocument): NonNullable<ISectionOptions['footers']> {
  if (fit) return {};
  const line = new Paragraph({
    indent: beyond(page),
    border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 18, color: red, space: 1 } },
    spacing: { line: 20, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  });
  return {
    default: new Footer({ children: [folio('right')] }),
    even: new Footer({ children: [folio('left')] }),
    ...(head === null ? {} : { first: new Footer({ children: [line] }) }),
  };
}

const beyond = ({ inside, outside }: LetterDocument['page']): { left: number; right: number } => ({
  left: -Math.round((inside - (210 - lineLength) / 2) * mm),
  right: -Math.round((outside - (210 - lineLength) / 2) * mm),
});

function folio(side: 'left' | 'right'): Paragraph {
  const run = { font: fonts.song, size: 28 };
  return new Paragraph({
    alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: { [side]: 280 },
    spacing: { after: Math.round(3 * mm) },
    children: [
      new TextRun({ ...run, text: '— ' }),
      new TextRun({ ...run, children: [PageNumber.CURRENT] }),
      new TextRun({ ...run, text: ' —' }),
    ],
  });
}
