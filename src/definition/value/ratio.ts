import { Decimal } from './decimal.ts';

/** An exact fraction in lowest terms, `under` above 0: the mean of three percents is no decimal, and nothing is rounded on the way. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export const zero: Ratio = { over: 0n, under: 1n };

/** The fraction of two whole numbers; `under` must not be 0. */
export function ratio(over: bigint | number, under: bigint | number = 1): Ratio {
  const [top, bottom] = [BigInt(over), BigInt(under)];
  if (bottom === 0n) throw new RangeError('a fraction has something under its line');
  if (bottom === 1n) return { over: top, under: bottom };
  const common = commonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { over: top / common, under: bottom / common };
}

const written = /^(-?\d+)(?:\.(\d+)|\/(\d+))?$/u;

/** Reads `60`, `12.5` or `170/3`, as `ratioText` and the edition's data write them; throws at anything else. */
export function readRatio(text: string): Ratio {
  const [, whole, decimals = '', under = '1'] = written.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`'${text}' is no number in digits`);
  return ratio(BigInt(`${whole}${decimals}`), BigInt(under) * 10n ** BigInt(decimals.length));
}

export function plus(a: Ratio, b: Ratio): Ratio {
  if (a.under === b.under) return ratio(a.over + b.over, a.under);
  return ratio(a.over * b.under + b.over * a.under, a.under * b.under);
}

export const minus = (a: Ratio, b: Ratio): Ratio => plus(a, { over: -b.over, under: b.under });
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.over * b.over, a.under * b.under);
/** The quotient; `b` must not be 0. */
export const divided = (a: Ratio, b: Ratio): Ratio => ratio(a.over * b.under, a.under * b.over);

/** The sum; put in lowest terms only once, at its end. */
export function sumOf(all: readonly Ratio[]): Ratio {
  let [over, under] = [0n, 1n];
  for (const one of all) {
    if (under % one.under !== 0n) {
      const more = one.under / commonDivisor(under, one.under);
      [over, under] = [over * more, under * more];
    }
    over += one.over * (under / one.under);
  }
  return ratio(over, under);
}

/** Below 0 where `a` is less, 0 where both are the same, above 0 where it is more. */
export function compared(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const [left, right] = [a.over * b.under, b.over * a.under];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounded once to so many decimals, halves away from zero. */
export function rounded({ over, under }: Ratio, places: number): Decimal {
  const scaled = (over < 0n ? -over : over) * 10n ** BigInt(places);
  const whole = (2n * scaled + under) / (2n * under);
  return new Decimal(`${over < 0n ? '-' : ''}${whole}e-${places}`);
}

/** `60` or `170/3`: the exact value in writing, for digests, exports and replays. */
export const ratioText = ({ over, under }: Ratio): string => (under === 1n ? `${over}` : `${over}/${under}`);

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  // Plain numbers are many times faster, and nearly every score is small enough.
  while (y > 0n) {
    if (x <= Number.MAX_SAFE_INTEGER && y <= Number.MAX_SAFE_INTEGER) return BigInt(smallDivisor(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
}

function smallDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
