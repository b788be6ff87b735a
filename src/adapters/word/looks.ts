import type { IRunOptions } from 'docx';
import type { Tone } from '#src/documents/document.ts';

interface Face {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
  readonly cs: string;
  readonly hint: string;
}

/**
 * Official font names: writing a name needs no licence, and offices have the fonts.
 * The hint gives quotation marks, ticks and boxes, which Latin faces have too, to the Chinese face.
 */
const face = (eastAsia: string, latin = 'Times New Roman'): Face => ({
  ascii: latin,
  hAnsi: latin,
  eastAsia,
  cs: latin,
  hint: 'eastAsia',
});

export const fonts = {
  fang: face('仿宋_GB2312'),
  kai: face('楷体_GB2312'),
  hei: face('黑体'),
  song: face('宋体', '宋体'),
  title: face('方正小标宋简体'),
} as const;

/** For each official font the one that comes with every office's computer. */
export const standIns: readonly (readonly [name: string, other: string])[] = [
  ['仿宋_GB2312', '仿宋'],
  ['楷体_GB2312', '楷体'],
  ['黑体', 'SimHei'],
  ['宋体', 'SimSun'],
  ['方正小标宋简体', '华文中宋'],
];

/** Half-points. */
export const sizes = {
  form: 24,
  cell: 22,
  note: 21,
  small: 20,
  heading: 30,
  subheading: 26,
  title: 44,
  cover: 68,
  line: 32,
} as const;
/** Twentieths of a point in a millimetre. */
export const mm = 1440 / 25.4;
/** A4 less the margins: 160 mm. */
export const textWidth = Math.round(160 * mm);

/** How a tone looks in running text of the given size (half-points). */
export function look(tone: Tone, size: number): IRunOptions {
  switch (tone) {
    case 'hint':
      return { font: fonts.kai, size, color: '404040' };
    case 'small':
      return { font: fonts.fang, size: Math.round(size * 0.875) };
    case 'strong':
      return { font: fonts.fang, size, bold: true };
    case 'reason':
      return { font: fonts.kai, size };
    default:
      return { font: fonts.fang, size };
  }
}
