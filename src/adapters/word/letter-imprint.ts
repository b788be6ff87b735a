import {
  BorderStyle,
  FrameAnchorType,
  HorizontalPositionAlign,
  TabStopType,
  VerticalPositionAlign,
  LeaderType,
  type FileChild,
  type TabStopDefinition,
  type Paragraph,
} from 'docx';
import type { LetterPart } from '#src/documents/letter.ts';
import { letterPara, twips, type Hand } from './letter-text.ts';

/** 四号. */
const size = 14;
/** 0.35 mm, in eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 3 };

/** 版记: a frame that keeps to the foot of the last page. A 函 has it without lines. */
export function imprint({ copies, printed }: Extract<LetterPart, { p: 'imprint' }>, { width }: Hand): FileChild[] {
  // One border and one indent for all, or programs take the frame apart; so the thin line between is a tab with a leader.
  // Borders are as wide as the indents leave them: spaces keep the words off their ends.
  const hanging = twips(4 * size);
  const ending = [{ type: TabStopType.RIGHT, position: width - twips(size) }];
  const rule = [
    { type: TabStopType.LEFT, position: hanging, leader: LeaderType.UNDERSCORE },
    { type: TabStopType.RIGHT, position: width, leader: LeaderType.UNDERSCORE },
  ];
  const line = (text: string, tabStops: readonly TabStopDefinition[] = ending, points = size): Paragraph =>
    letterPara(text, {
      size: points,
      line: points * 1.5,
      look: { characterSpacing: 0 },
      more: {
        frame: {
          type: 'alignment',
          width,
          height: 0,
          anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
          alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
        },
        indent: { left: hanging, hanging },
        tabStops: [...tabStops],
        ...(printed === null ? {} : { border: { top: thick, bottom: thick } }),
      },
    });
  return [
    ...(copies === null ? [] : [line(`　抄送：${copies}。`)]),
    ...(copies === null || printed === null ? [] : [line('\t\t', rule, 7)]),
    ...(printed === null ? [] : [line(`　${printed.issuer}\t${printed.date}`)]),
    letterPara('', { size: 1, line: 1 }),
  ];
}
