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
import { linePitch, type LetterDocument, type Mast } from '#src/documents/letter.ts';
import { fonts, mm } from './looks.ts';

export const red = 'E60012';
/** The red lines are 170 mm long and stand in the middle of the paper. */
const lineLength = 170;

/** 发文机关标志 and the red line under it, on the first page of a 函. */
export function letterHeaders({ head, layout, page }: LetterDocument): NonNullable<ISectionOptions['headers']> {
  if (head === null || layout !== 'letter') return {};
  const name = new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: beyond(page),
    border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: red, space: 7 } },
    spacing: { line: Math.round(head.size * 22), lineRule: LineRuleType.EXACT },
    children: [mastRun(head)],
  });
  return { first: new Header({ children: [name] }) };
}

/** 发文机关标志 of a document: 35 mm under the upper edge of the text, two lines over the number. */
export function documentHead({ head, layout }: LetterDocument): Paragraph[] {
  if (head === null || layout !== 'document') return [];
  const exact = (points: number, children: readonly TextRun[]): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: Math.round(points * 20), lineRule: LineRuleType.EXACT },
      children: [...children],
    });
  return [
    exact((35 * mm) / 20, []),
    exact(head.size * 1.1, [mastRun(head)]),
    ...Array.from({ length: 2 }, () => exact(linePitch(16), [])),
  ];
}

const mastRun = ({ words, size, stretch }: Mast): TextRun =>
  new TextRun({
    text: words,
    font: fonts.title,
    size: Math.round(size * 2),
    color: red,
    ...(stretch === 100 ? {} : { scale: stretch }),
  });

/** Page numbers outside, 四号 with dashes; none on the first page of a 函, which has its red line, and none on a single page. */
export function letterFooters({ layout, fit, page }: LetterDocument): NonNullable<ISectionOptions['footers']> {
  if (fit) return {};
  const line = new Paragraph({
    indent: beyond(page),
    border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 18, color: red, space: 1 } },
    spacing: { line: 20, lineRule: LineRuleType.EXACT, after: Math.round(2.5 * mm) },
    children: [new TextRun({ text: '', size: 2 })],
  });
  return {
    default: new Footer({ children: [folio('right')] }),
    even: new Footer({ children: [folio('left')] }),
    ...(layout === 'letter' ? { first: new Footer({ children: [line] }) } : {}),
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
    spacing: { after: Math.round(5.5 * mm) },
    children: [
      new TextRun({ ...run, text: '— ' }),
      new TextRun({ ...run, children: [PageNumber.CURRENT] }),
      new TextRun({ ...run, text: ' —' }),
    ],
  });
}
