import { AlignmentType, LineRuleType, Paragraph, Tab, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';
import { linePitch } from '#src/documents/letter.ts';
import { fonts } from './looks.ts';

/** What the paragraphs of a letter share: the size of its text in points, `zoom` where it is kept to one page. */
export interface Hand {
  readonly size: number;
  readonly zoom: number;
  /** Width of the text in twips. */
  readonly width: number;
}

/** Twips in a point. */
export const twips = (points: number): number => Math.round(points * 20);
const halfPoints = (points: number): number => Math.round(points * 2);

/** 28 characters of 三号 are a little wider than 156 mm: each gives way by a quarter of a point. */
const squeeze = (size: number): number => (size === 16 ? -0.25 : 0);
/** Width of a full-width character, in points. */
export const emOf = (size: number): number => size + squeeze(size);

/** A run in a face, by default 仿宋; line ends become breaks, tabs tabs. */
export function letterRuns(text: string, size: number, look: IRunOptions = {}): TextRun[] {
  const { font = fonts.fang } = look;
  return text.split('\n').map(
    (line, index) =>
      new TextRun({
        characterSpacing: twips(squeeze(size)),
        ...look,
        font,
        size: halfPoints(size),
        ...(line.includes('\t') ? { children: tabbed(line) } : { text: line }),
        ...(index === 0 ? {} : { break: 1 }),
      }),
  );
}

const tabbed = (line: string): (string | Tab)[] =>
  line.split('\t').flatMap((text, index) => (index === 0 ? [text] : [new Tab(), text]));

export interface Setting {
  readonly size: number;
  readonly look?: IRunOptions;
  /** Points between lines; that of the grid where it is absent. */
  readonly line?: number;
  readonly more?: IParagraphOptions;
  /** Points above and below. */
  readonly before?: number;
  readonly after?: number;
}

/** A paragraph with exact lines, as the grid of GB/T 9704 has them; Latin letters and Chinese stand without a gap. */
export function letterPara(text: string, { size, look, line, more = {}, before, after }: Setting): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    autoSpaceEastAsianText: false,
    ...more,
    spacing: {
      line: twips(line ?? linePitch(size)),
      lineRule: LineRuleType.EXACT,
      ...(before === undefined ? {} : { before: twips(before) }),
      ...(after === undefined ? {} : { after: twips(after) }),
    },
    children: more.children ?? letterRuns(text, size, look),
  });
}

/** Empty lines of the text. */
export const emptyLines = (size: number, count: number): Paragraph[] =>
  Array.from({ length: count }, () => letterPara('', { size, more: { keepNext: true } }));
