import { deny, isDenial, type Denial } from '../denial.ts';
import { fromHex, toHex } from './hex.ts';

/** Crockford's signs: no I, L, O, U; what looks like 1 or 0 is read as it. They print densely in a QR code. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shareLength = 32;
const inGroup = 4;
const groups = 13;

/** A custodian's share (32 bytes in hex) as it is printed: thirteen groups of four signs, each with a check sign. */
export function shareText(share: string): string {
  const values = fives(fromHex(share));
  return Array.from({ length: groups }, (_, at) => {
    const group = values.slice(at * inGroup, (at + 1) * inGroup);
    return [...group, checkOf(group, at)].map((value) => signs[value]).join('');
  }).join('-');
}

/** The share in a typed text, in hex; else which groups were mistyped. Blanks, dashes and small letters do not matter. */
export function readShare(typed: string): string | Denial {
  const clean = typed.replace(/[\s\-–—－]/gu, '').toUpperCase();
  const values = [...clean.replaceAll(/[IL]/gu, '1').replaceAll('O', '0')].map((sign) => signs.indexOf(sign));
  if (values.length !== groups * (inGroup + 1))
    return deny(
      'invalid',
      `份额应为 ${groups} 组、每组 ${inGroup + 1} 位，现在共 ${values.length} 位，请对照纸面补全。`,
      `A share has ${groups} groups of ${inGroup + 1} signs, but ${values.length} signs were typed. Compare it with the paper.`,
    );
  const split = Array.from({ length: groups }, (_, at) => values.slice(at * (inGroup + 1), (at + 1) * (inGroup + 1)));
  const wrong = split.flatMap((group, at) =>
    group.includes(-1) || checkOf(group.slice(0, inGroup), at) !== group[inGroup] ? [at + 1] : [],
  );
  const bits = split.flatMap((group) => group.slice(0, inGroup));
  if (wrong.length === 0) return bytesOf(bits) ?? mistyped([groups]);
  return mistyped(wrong);
}

const mistyped = (wrong: readonly number[]): Denial =>
  deny(
    'invalid',
    `份额第 ${wrong.join('、')} 组有误，请对照纸面改正。`,
    `Groups ${wrong.join(', ')} of the share are mistyped. Compare them with the paper.`,
    { groups: wrong },
  );

/** Whether a text could be a share, before anything is sent. */
export const isShare = (typed: string): boolean => !isDenial(readShare(typed));

/** A check sign over GF(32), begun with the group's place: it shows every wrong sign, swapped neighbours, and swapped groups. */
function checkOf(group: readonly number[], place: number): number {
  return group.reduce((sum, value) => doubled(sum ^ value), doubled(place + 1));
}

/** Times x in GF(32), modulo x⁵ + x² + 1. */
const doubled = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

function fives(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.padEnd(groups * inGroup * 5, '0').match(/.{5}/gu) ?? []).map((five) => Number.parseInt(five, 2));
}

/** Null where bits beyond the share are not zero. */
function bytesOf(values: readonly number[]): string | null {
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  if (/1/u.test(bits.slice(8 * shareLength))) return null;
  const bytes = bits.slice(0, 8 * shareLength).match(/.{8}/gu) ?? [];
  return toHex(Uint8Array.from(bytes, (eight) => Number.parseInt(eight, 2)));
}
