import type { Band, Scale } from '#src/definition/scale.ts';
import type { Text } from '#src/definition/text.ts';
import { compared, ratio, type Ratio } from '#src/definition/value/ratio.ts';
import { deny, type Denial } from '../denial.ts';
import { halfWidth } from '../form/typed-text.ts';

/** What of a scale percents are read by. */
export type Measure = Pick<Scale, 'stepPercent' | 'kinds'>;

/** The percents that may be given (GB/Z 19579 appendix C: steps of 5): 0 to 100 in steps of the scale. */
export function allowedPercents({ stepPercent }: Pick<Scale, 'stepPercent'>): readonly number[] {
  return Array.from({ length: Math.floor(100 / stepPercent) + 1 }, (_, index) => index * stepPercent);
}

/** The whole number that is typed, 0 to 100, or null; full-width digits, blanks and a percent sign are read. */
export function percentIn(typed: string): number | null {
  const digits = halfWidth(typed).replace(/ ?%$/u, '');
  const value = /^\d{1,3}$/u.test(digits) ? Number(digits) : null;
  return value === null || value > 100 ? null : value;
}

/** The percent that is typed, or why it cannot be one: 101, 33 in steps of 5, `abc`. */
export function readPercent(scale: Pick<Scale, 'stepPercent'>, typed: string): number | Denial {
  const percent = percentIn(typed);
  const shown = typed.length > 20 ? `${typed.slice(0, 20)}…` : typed;
  const step = scale.stepPercent;
  if (percent === null)
    return deny(
      'invalid',
      `“${shown}”不是百分数。请填 0 至 100 之间、按 ${step} 递增的整数。`,
      `“${shown}” is no percent. Give a whole number from 0 to 100 in steps of ${step}.`,
    );
  if (percent % step === 0) return percent;
  const below = percent - (percent % step);
  const near = below + step <= 100 ? [below, below + step] : [below];
  return deny(
    'invalid',
    `${percent}% 不在步长 ${step} 上。请改为 ${near.map((one) => `${one}%`).join(' 或 ')}。`,
    `${percent} % is not on a step of ${step}. Give ${near.map((one) => `${one} %`).join(' or ')} instead.`,
  );
}

/**
 * The band a percent lies in (GB/Z 19579 appendix C); null where the scale has no such kind or the percent no band. A
 * mean between two steps is read at the nearer one, at the higher where both are as near.
 */
export function bandOf(scale: Measure, kind: string | null, percent: number | Ratio): Band | null {
  const at = nearestStep(scale, typeof percent === 'number' ? ratio(percent) : percent);
  const bands = kind === null || !Object.hasOwn(scale.kinds, kind) ? [] : scale.kinds[kind]!.bands;
  return bands.find((band) => band.percents.includes(at)) ?? null;
}

function nearestStep(scale: Pick<Scale, 'stepPercent'>, { over, under }: Ratio): number {
  if (compared({ over, under }, ratio(0)) < 0) return -1;
  const step = BigInt(scale.stepPercent);
  return Number(((2n * over + step * under) / (2n * step * under)) * step);
}

/** What each dimension looks like in a band: its id, its title and the words. */
export function wordsOf(
  scale: Pick<Scale, 'kinds'>,
  kind: string,
  band: Band,
): readonly { readonly id: string; readonly title: Text; readonly words: Text }[] {
  return (scale.kinds[kind]?.dimensions ?? []).flatMap(({ id, title }) => {
    const words = band.describes[id];
    return words === undefined ? [] : [{ id, title, words }];
  });
}
